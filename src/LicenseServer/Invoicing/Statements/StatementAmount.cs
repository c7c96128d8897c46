using System.Globalization;
using System.Text;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Amounts in bank statements, in whole cents; nothing is ever rounded.
/// <para>
/// In CSV files: <c>4.093,32</c>, <c>1,234.56</c>, <c>-1143,41</c>, <c>12,00-</c>, <c>+5,00</c>, <c>200</c>, <c>83.16</c>, with spaces of every kind, with € or
/// EUR before or after. Of two kinds of marks the last is the decimal mark. One that comes once, with one or two digits after it, is the decimal mark;
/// with three it separates thousands if it is a point (<c>1.234</c> is 1234.00, as Germans write), and is refused if it is a comma, which no country would read
/// the same way. Groups of thousands are complete or refused.
/// </para>
/// </summary>
internal static class StatementAmount
{
    private const int MaxDigits = 13;

    /// <summary>Reads an amount of a CSV file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="amount">The amount, negative for a debit.</param>
    public static bool TryParse(string? text, out Money amount)
    {
        amount = Money.Zero;
        var rest = Bare(text ?? "");
        var isNegative = rest.StartsWith('-') || rest.EndsWith('-');
        if (rest.StartsWith('-') || rest.StartsWith('+')) rest = rest[1..];
        else if (rest.EndsWith('-') || rest.EndsWith('+')) rest = rest[..^1];
        if (!TryFindDecimals(rest, out var at) || !TryUngroup(at < 0 ? rest : rest[..at], out var whole) || !TryJoin(whole, at < 0 ? "" : rest[(at + 1)..], out amount)) return false;
        if (isNegative) amount = new Money(-amount.Cents);
        return true;
    }

    /// <summary>Reads the <c>xs:decimal</c> of a camt message: digits and a point; zeros may follow the cents, a sign may not come before them.</summary>
    public static bool TryParseXml(string? text, out Money amount)
    {
        amount = Money.Zero;
        var parts = (text ?? "").Trim().Split('.');
        return parts.Length <= 2 && TryJoin(parts[0], parts.Length == 2 ? parts[1] : "", out amount);
    }

    /// <summary>Without white space and the name of the currency, with one kind of minus.</summary>
    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var symbol in text) if (!char.IsWhiteSpace(symbol)) bare.Append(symbol is '\u2212' or '\u2013' ? '-' : symbol);
        var result = bare.ToString();
        foreach (var currency in (string[])["EUR", "€"])
        {
            if (result.EndsWith(currency, StringComparison.OrdinalIgnoreCase)) return result[..^currency.Length];
            if (result.StartsWith(currency, StringComparison.OrdinalIgnoreCase)) return result[currency.Length..];
        }

        return result;
    }

    private static bool TryFindDecimals(string text, out int at)
    {
        var (point, comma) = (text.LastIndexOf('.'), text.LastIndexOf(','));
        at = Math.Max(point, comma);
        if (at < 0) return true;
        if (at == text.Length - 1) return false;
        var isAlone = text.AsSpan().Count(text[at]) == 1;
        if (point >= 0 && comma >= 0) return isAlone;
        var isGrouping = !isAlone || (point >= 0 && text.Length - at == 4);
        if (isAlone && comma >= 0 && text.Length - at == 4) return false;
        if (isGrouping) at = -1;
        return true;
    }

    private static bool TryUngroup(string text, out string digits)
    {
        var groups = text.Split('.', ',');
        digits = string.Concat(groups);
        return groups.Length == 1 || (groups[0] is { Length: >= 1 and <= 3 } first && first[0] != '0' && groups.Skip(1).All(group => group.Length == 3));
    }

    private static bool TryJoin(string whole, string decimals, out Money amount)
    {
        amount = Money.Zero;
        if (whole.Length is 0 or > MaxDigits || !whole.All(char.IsAsciiDigit) || !decimals.All(char.IsAsciiDigit)) return false;
        if (decimals.Skip(2).Any(digit => digit != '0')) return false;
        amount = new Money(long.Parse(whole + decimals.PadRight(2, '0')[..2], CultureInfo.InvariantCulture));
        return true;
    }
}
