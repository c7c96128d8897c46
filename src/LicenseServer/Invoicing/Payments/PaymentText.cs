using System.Globalization;
using System.Text;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Texts of statements in forms in which they can be compared: banks cut, wrap, capitalize and rewrite umlauts.</summary>
internal static class PaymentText
{
    private static readonly HashSet<string> LegalForms = ["GMBH", "MBH", "UG", "HAFTUNGSBESCHRAENKT", "KG", "CO", "OHG", "AG", "GBR", "EK", "EV", "EG", "UND", "INH"];

    /// <summary>Letters and digits alone, in the symbols of payment references: capitals, umlauts as two letters, O as 0, I and L as 1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="gaps">Takes what stood before each of them, and behind the last; null where nobody asks.</param>
    internal static string Symbols(string text, List<string>? gaps = null) => Plain(text, gaps).Replace('O', '0').Replace('I', '1').Replace('L', '1');

    /// <summary>Letters and digits alone, in capitals, umlauts as two letters.</summary>
    internal static string Plain(string text, List<string>? gaps = null)
    {
        var plain = new StringBuilder(text.Length);
        var upper = text.ToUpperInvariant();
        var begun = 0; // where the gap begins
        for (var at = 0; at < upper.Length; at++)
        {
            if (char.IsAsciiLetterOrDigit(upper[at])) Add(upper[at], at);
            else if (upper[at] >= 128) foreach (var symbol in Spelled(upper[at])) Add(symbol, at);
        }

        gaps?.Add(upper[begun..]);
        return plain.ToString();

        void Add(char symbol, int at)
        {
            plain.Append(symbol);
            gaps?.Add(at > begun ? upper[begun..at] : "");
            begun = at + 1;
        }
    }

    /// <summary>A name by its words, whatever their order, without legal forms: "Müller, Anna" and "ANNA MUELLER" are the same.</summary>
    internal static string NameKey(string name)
    {
        var words = name.Split([' ', ',', '.', '-', '/', '&', '+', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(word => Plain(word)).Where(word => word.Length > 1).ToList();
        var telling = words.Where(word => !LegalForms.Contains(word)).ToList();
        return string.Join(' ', (telling.Count > 0 ? telling : words).Order(StringComparer.Ordinal));
    }

    private static string Spelled(char letter) => letter switch
    {
        'Ä' => "AE",
        'Ö' => "OE",
        'Ü' => "UE",
        'ß' or 'ẞ' => "SS",
        _ => WithoutMarks(letter),
    };

    private static string WithoutMarks(char letter) => string.Concat(
        letter.ToString().Normalize(NormalizationForm.FormD).Where(symbol => CharUnicodeInfo.GetUnicodeCategory(symbol) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(symbol)));
}
