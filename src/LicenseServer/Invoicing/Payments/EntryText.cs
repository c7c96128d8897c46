using System.Text.RegularExpressions;
using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>What an entry says: the text, the structured reference and the payer's own reference, as they are kept.</summary>
internal static partial class EntryText
{
    /// <summary>All of it, a line each; what stands in the text already is not repeated.</summary>
    internal static string Of(StatementEntry entry)
    {
        var text = entry.Remittance;
        foreach (var more in new[] { entry.CreditorReference, entry.EndToEndId })
        {
            if (more is not null && !PaymentText.Plain(text).Contains(PaymentText.Plain(more), StringComparison.Ordinal)) text = text.Length == 0 ? more : text + "\n" + more;
        }

        return text;
    }

    /// <summary>A text as it is compared between statements of different kinds: without the labels that banks put into it.</summary>
    internal static string Telling(string text) => PaymentText.Plain(Label().Replace(text, " "));

    [GeneratedRegex(@"\b(EREF|KREF|MREF|CRED|SVWZ|ABWA|ABWE|NOTPROVIDED)\b[+:]?", RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
