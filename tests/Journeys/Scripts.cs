namespace JkLab.Journeys;

/// <summary>What is asked of a page in the browser itself.</summary>
internal static class Scripts
{
    /// <summary>All that the page consists of, in bytes, unpacked.</summary>
    internal const string Weight = """
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.decodedBodySize, 0)
        """;

    internal const string OpenDetails = "() => document.querySelectorAll('details').forEach(details => { details.open = true; })";

    /// <summary>What sticks out on the right, where the page would have to be moved sideways: what lies in no table before what does.</summary>
    internal const string FindTooWide = """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : ['the page', ...[...document.querySelectorAll('body *')]
          .filter(element => element.getBoundingClientRect().right > innerWidth)
          .sort((one, other) => !!one.parentElement.closest('.table') - !!other.parentElement.closest('.table'))
          .map(element => element.outerHTML.slice(0, 120)).slice(0, 3)]
        """;

    /// <summary>The distances that a reader may set (WCAG 2.2, 1.4.12).</summary>
    internal const string SpreadText = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    internal const string GatherText = "() => { document.adoptedStyleSheets = []; }";

    /// <summary>What can be reached with the keyboard and does not show it; asked after a key, so that the browser shows the focus at all.</summary>
    internal const string FindUnseenFocus = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
          .filter(element => element.checkVisibility())
          .filter(element => {
            element.focus();
            const style = getComputedStyle(element);
            return document.activeElement !== element || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
          })
          .map(element => element.outerHTML.slice(0, 120))
        """;

    /// <summary>The name of what has the focus, and whether it can be seen: outlined, and on the screen.</summary>
    internal const string Focus = """
        () => {
          const element = document.activeElement;
          if (element === document.body) return [];
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
          return [(element.labels?.[0] ?? element).innerText.trim().replace(/\s+/g, ' '), seen ? 'seen' : 'unseen'];
        }
        """;

    /// <summary>WCAG 2.2 A and AA, and what axe thinks good practice.</summary>
    internal const string RunAxe = """
        async () => {
          const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
          return found.violations.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.html).join(' | ')}`);
        }
        """;
}
