namespace JkLab.LicenseServer.Site;

/// <summary>A page as it is shown.</summary>
/// <param name="Markdown">The text, with everything put in.</param>
/// <param name="Html">The same for a browser.</param>
/// <param name="Title">The first heading; null where there is none.</param>
/// <param name="Paragraphs">The same without any marks, for mails.</param>
/// <param name="Placeholders">What the owner has still to fill in.</param>
internal sealed record PageText(string Markdown, string Html, string? Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Placeholders);
