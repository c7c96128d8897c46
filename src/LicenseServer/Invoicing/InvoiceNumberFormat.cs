using System.Globalization;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Invoicing;

/// <summary>How invoices are numbered: <c>{year}</c> and <c>{number}</c> or <c>{number:0000}</c>, once each, with letters, digits, hyphens, dots and underscores around them.</summary>
public sealed partial class InvoiceNumberFormat
{
    /// <summary>What it is when nobody says.</summary>
    internal const string Default = "{year}-{number:0000}";

    private readonly string format;

    private InvoiceNumberFormat(string format) => this.format = format;

    /// <summary>Reads one; null where it is none, or where numbers could grow beyond what a payment reference holds.</summary>
    internal static InvoiceNumberFormat? Parse(string text)
    {
        if (Year().Count(text) != 1 || Number().Count(text) != 1) return null;
        var rest = Number().Replace(Year().Replace(text, ""), "");
        if (!rest.All(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol is '-' or '.' or '_')) return null;
        var format = new InvoiceNumberFormat(text);
        return format.Print(9999, 99_999_999) is { Length: <= 30 } longest && longest.Count(char.IsAsciiDigit) <= PaymentReference.MaxDigits ? format : null;
    }

    /// <summary>The number of an invoice.</summary>
    /// <param name="year">Of its date.</param>
    /// <param name="sequence">From 1 in each year.</param>
    internal string Print(int year, int sequence) => Number().Replace(
        Year().Replace(format, year.ToString(CultureInfo.InvariantCulture)),
        match => sequence.ToString(match.Groups[1].Success ? match.Groups[1].Value : "0", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\{year\}")]
    private static partial Regex Year();

    [GeneratedRegex(@"\{number(?::(0{1,8}))?\}")]
    private static partial Regex Number();
}
