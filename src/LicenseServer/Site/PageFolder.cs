using System.Collections.Concurrent;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site;

/// <summary>
/// The owner's pages: <c>pages/NAME.LANG.md</c> in the data folder, as they are at the moment; where there is none, the text that comes with
/// the program.
/// </summary>
internal sealed class PageFolder(DataFolder folder, PageTokens tokens)
{
    /// <summary>The longest text, in bytes.</summary>
    internal const int MaxSize = 256 * 1024;

    private readonly ConcurrentDictionary<(string Name, Language Language), (State State, PageText Text)> cache = new();

    /// <summary>The product that the texts speak of: the first one.</summary>
    internal static string? ProductName(Session session) => FindProduct.All(session) is [var first, ..] ? first.Name : null;

    /// <summary>What a page is called in the folder.</summary>
    internal static string FileName(string name, Language language) => $"{name}.{language.Tag()}.md";

    /// <summary>The text that comes with the program.</summary>
    internal static string StartingText(string name, Language language)
    {
        using var stream = typeof(PageFolder).Assembly.GetManifestResourceStream("pages/" + FileName(name, language))!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a page, unless it is the same as last time.</summary>
    /// <param name="name">One of <see cref="PageNames"/>.</param>
    /// <param name="language">In which language.</param>
    /// <param name="product">What <see cref="ProductName"/> says.</param>
    /// <exception cref="OwnerException">The file cannot be read, or is too long.</exception>
    internal PageText Get(string name, Language language, string? product)
    {
        var file = new FileInfo(Path.Combine(folder.PagesFolder, FileName(name, language)));
        var state = file.Exists ? new State(file.LastWriteTimeUtc, file.Length, product) : new State(null, 0, product);
        if (cache.TryGetValue((name, language), out var known) && known.State == state) return known.Text;
        var markdown = state.WrittenAt is null ? StartingText(name, language) : Read(file);
        var text = PageMarkdown.Read(tokens.Fill(markdown, language, product), language);
        cache[(name, language)] = (state, text);
        return text;
    }

    /// <summary>The terms for a letter; none where they cannot be read, which is no reason to lose an order.</summary>
    internal IReadOnlyList<string> Terms(Session session, Language language)
    {
        try
        {
            return Get(PageNames.Terms, language, ProductName(session)).Paragraphs;
        }
        catch (Exception e) when (e is OwnerException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Read(FileInfo file)
    {
        if (file.Length > MaxSize) throw new OwnerException($"the page {file.FullName} is larger than {MaxSize >> 10} KiB", "shorten it, and put images into files of their own");
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the page {file.FullName} cannot be read: {e.Message.TrimEnd('.')}", "make it readable for the user that runs the server", e);
        }
    }

    private sealed record State(DateTime? WrittenAt, long Length, string? Product);
}
