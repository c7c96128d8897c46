using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>A form on a page.</summary>
public sealed class WebForm(WebPage page, string html)
{
    private readonly Dictionary<string, string> form = WebPage.Attributes(html);

    private IEnumerable<(string Tag, string Whole)> Buttons =>
        Regex.Matches(html, "(<button[^>]*>).*?</button>", RegexOptions.Singleline).Select(match => (match.Groups[1].Value, match.Value));

    /// <summary>Where it is sent.</summary>
    public string Action => form.GetValueOrDefault("action", "") is { Length: > 0 } action ? action : page.Path;

    /// <summary>Whether it has a field of this name.</summary>
    public bool Has(string name) => Regex.IsMatch(html, $"<(input|select|textarea)[^>]* name=\"{Regex.Escape(name)}\"");

    /// <summary>The names of the fields that somebody writes into.</summary>
    public IEnumerable<string> TextFields() => Regex.Matches(html, "<(input|textarea)[^>]*>").Select(match => WebPage.Attributes(match.Value))
        .Where(input => input.ContainsKey("name") && input.GetValueOrDefault("type", "text") is not ("hidden" or "checkbox" or "radio" or "submit" or "file")).Select(input => input["name"]).Distinct();

    /// <summary>What its fields hold, hidden ones included.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        foreach (Match match in Regex.Matches(html, "<input[^>]*>"))
        {
            var input = WebPage.Attributes(match.Value);
            var type = input.GetValueOrDefault("type", "text");
            if (!input.TryGetValue("name", out var name) || type is "file" or "submit" || (type is "checkbox" or "radio" && !input.ContainsKey("checked"))) continue;
            yield return (name, input.GetValueOrDefault("value", type is "checkbox" ? "on" : ""));
        }

        foreach (Match match in Regex.Matches(html, "<textarea[^>]*>(.*?)</textarea>", RegexOptions.Singleline))
            yield return (WebPage.Attributes(match.Value)["name"], System.Net.WebUtility.HtmlDecode(match.Groups[1].Value).TrimStart('\r', '\n'));

        foreach (Match match in Regex.Matches(html, "<select[^>]*>.*?</select>", RegexOptions.Singleline))
        {
            var options = Regex.Matches(match.Value, "<option[^>]*>").Select(option => WebPage.Attributes(option.Value)).ToList();
            var chosen = options.FirstOrDefault(option => option.ContainsKey("selected")) ?? options.FirstOrDefault();
            if (chosen is not null) yield return (WebPage.Attributes(match.Value)["name"], chosen["value"]);
        }
    }

    /// <summary>The tag of the button with these words, or with some that begin so; null where there is none.</summary>
    internal string? FindButton(string words) =>
        Buttons.FirstOrDefault(button => WebPage.TextOf(button.Whole).StartsWith(words, StringComparison.Ordinal)).Tag;

    /// <summary>Fills it in and sends it.</summary>
    /// <param name="fields">What is filled in; a field of the form that is not named keeps what it holds.</param>
    /// <param name="button">The words of the button that is pressed; its first one otherwise.</param>
    public Task<WebPage> SendAsync(IReadOnlyCollection<(string Name, string Value)> fields, string? button = null)
    {
        var pressed = WebPage.Attributes((button is null ? Buttons.FirstOrDefault().Tag : FindButton(button)) ?? "");
        var filled = Fields().Where(field => fields.All(given => given.Name != field.Name)).Concat(fields).ToList();
        if (pressed.TryGetValue("name", out var name)) filled.Add((name, pressed.GetValueOrDefault("value", "")));
        var action = pressed.GetValueOrDefault("formaction", Action);
        if (form.GetValueOrDefault("method", "get") == "post")
            return page.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = Content(filled) });

        var query = string.Join('&', filled.Select(field => Uri.EscapeDataString(field.Name) + "=" + Uri.EscapeDataString(field.Value)));
        return page.Browser.OpenAsync(action.Split('?')[0] + "?" + query);
    }

    // A field that begins with @ is a file on the disk, as with curl.
    private HttpContent Content(List<(string Name, string Value)> fields)
    {
        if (form.GetValueOrDefault("enctype") != "multipart/form-data") return Browser.Form(fields);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (value.StartsWith('@')) content.Add(new ByteArrayContent(File.ReadAllBytes(value[1..])), name, Path.GetFileName(value));
            else content.Add(new StringContent(value), name);
        }

        return content;
    }
}
