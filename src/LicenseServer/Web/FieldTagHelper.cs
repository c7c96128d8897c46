using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// <c>&lt;field name="email" label="…" type="email" value="…" hint="…" /&gt;</c>: a labelled input, with its hint tied to it, and what the page finds wrong
/// with it. Other attributes go to the input; <c>rows="5"</c> makes it a text of several lines.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The name of the input; its id too.</summary>
    public string Name { get; set; } = "";

    /// <summary>The words above it.</summary>
    public string Label { get; set; } = "";

    /// <summary>text, email, password …</summary>
    public string Type { get; set; } = "text";

    /// <summary>What stands in it.</summary>
    public string? Value { get; set; }

    /// <summary>Below it; null where there is none, of which Razor makes an empty text.</summary>
    public string? Hint { get; set => field = value is "" ? null : value; }

    /// <summary>Its height in lines, where it has several.</summary>
    public int? Rows { get; set; }

    /// <summary>On whose page it is.</summary>
    [HtmlAttributeNotBound, ViewContext] public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var given = output.Attributes.ToList();
        var input = new TagBuilder(Rows is null ? "input" : "textarea");
        input.Attributes["id"] = Name;
        input.Attributes["name"] = Name;
        foreach (var attribute in given) input.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : attribute.Value?.ToString();
        if (Rows is { } rows)
        {
            input.Attributes["rows"] = rows.ToString();
            input.InnerHtml.Append(Value ?? "");
        }
        else
        {
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Type;
            if (Value is not null && Type != "password") input.Attributes["value"] = Value;
        }

        var page = View.ViewData.Model as SitePage;
        var error = page?.Error(Name);
        var isRefused = page?.RefusedField == Name;
        string?[] described = [Hint is null ? null : Name + "-hint", error is null ? null : Name + "-error", isRefused ? "problem" : null];
        if (described.Any(id => id is not null)) input.Attributes["aria-describedby"] = string.Join(' ', described.OfType<string>());
        if (isRefused || error is not null) input.Attributes["aria-invalid"] = "true";
        if (page?.FirstWrong == Name) input.Attributes["autofocus"] = "autofocus";

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml(Element("label", Label, ("for", Name)));
        output.Content.AppendHtml(input);
        if (Hint is not null) output.Content.AppendHtml(Element("p", Hint, ("class", "hint"), ("id", Name + "-hint")));
        if (error is not null) output.Content.AppendHtml(Element("p", error, ("class", "error"), ("id", Name + "-error")));
    }

    private static TagBuilder Element(string tag, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(tag);
        foreach (var (name, value) in attributes) element.Attributes[name] = value;
        element.InnerHtml.Append(text);
        return element;
    }
}
