using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Which ISO 20022 message an XML document is: its namespace says so. Statements are camt.053 (the day's end) and camt.052 (during the day), of the versions
/// 02 to 13, which differ in little that matters here; elements are read by their local names.
/// </summary>
internal static partial class CamtVersion
{
    /// <summary>Ensures that a document is a statement.</summary>
    /// <param name="root">Local name of its root.</param>
    /// <param name="space">Namespace of its root.</param>
    /// <param name="name">The file, for the message.</param>
    /// <exception cref="StatementException">It is something else.</exception>
    public static void Check(string root, string space, string name)
    {
        var match = Message().Match(space);
        var version = match.Success ? int.Parse(match.Groups["version"].ValueSpan) : 0;
        if (root == "Document" && match.Success && match.Groups["kind"].Value is "camt.052" or "camt.053" && version is >= 2 and <= 13) return;
        throw new StatementException(
            $"{name} is {(match.Success ? match.Value : $"XML with the root '{Shown(root)}'")} and no bank statement that can be read",
            match.Groups["kind"].Value is "camt.054"
                ? "a notification is no statement: ask the bank for camt.053"
                : "ask the bank for camt.053 or camt.052, version 02 to 13");
    }

    private static string Shown(string root) => StatementText.Line(root.Length > 40 ? root[..40] + "…" : root);

    [GeneratedRegex(@"(?<kind>[a-z]{4}\.[0-9]{3})\.[0-9]{3}\.(?<version>[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Message();
}
