using System.Globalization;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>Finds what to say for a status, in the language of the user.</summary>
/// <remarks>
/// Each language is one table with the same keys: the stable name of a problem, some with a variant after a dot (where a line is known,
/// where a trial is meant), and how a licence stands when nothing is wrong. <c>{line}</c> and the like are filled in.
/// </remarks>
internal static class Texts
{
    internal static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, LicenseText>> Languages =
        new Dictionary<string, IReadOnlyDictionary<string, LicenseText>> { ["de"] = German.Texts, ["en"] = English.Texts, ["ru"] = Russian.Texts };

    /// <summary><c>de</c>, <c>en</c> or <c>ru</c>; <c>en</c> for every other language.</summary>
    internal static string LanguageOf(CultureInfo culture) =>
        Languages.ContainsKey(culture.TwoLetterISOLanguageName) ? culture.TwoLetterISOLanguageName : "en";

    internal static LicenseText For(LicenseStatus status, CultureInfo? culture, Day today)
    {
        var used = culture ?? CultureInfo.CurrentUICulture;
        var texts = Languages[LanguageOf(used)];
        var key = KeysOf(status).FirstOrDefault(texts.ContainsKey);

        // The server knows a reason that this program is too old to know: its own words are better than none.
        if (key is null) return new LicenseText(status.Message.Length > 0 ? status.Message : status.Problem ?? "", texts["unknown"].NextStep);
        var text = texts[key];
        return new LicenseText(Fill(text.Message), Fill(text.NextStep));

        string Fill(string pattern) => pattern
            .Replace("{line}", Number(status.Reading?.Line))
            .Replace("{group}", Number(status.Reading?.Group))
            .Replace("{kind}", texts["kind." + (status.Reading?.Kind ?? CodeKind.None)].Message)
            .Replace("{suggestion}", status.Suggestion)
            .Replace("{receipt}", status.Receipt?.ToString())
            .Replace("{edition}", status.Edition)
            .Replace("{days}", Number(status.ExpiresOn is { } last ? Math.Max(0, last.Number - today.Number) : null))
            .Replace("{expires}", status.ExpiresOn?.Start.ToString("d", Formats(used)))
            .Replace("{updates}", status.UpdatesUntil?.Start.ToString("d", Formats(used)));
    }

    // The most fitting first.
    private static IEnumerable<string> KeysOf(LicenseStatus status)
    {
        if (status.Receipt is not null) yield return "deactivated.receipt";
        else if (status.IsGivenBack) yield return "deactivated";

        if (status.Problem is not { } problem)
        {
            yield return status.State == LicenseState.Trial ? "trial" : status.ExpiresOn is null ? "licensed" : "licensed.until";
            yield break;
        }

        if (status.Suggestion is not null) yield return problem + ".suggestion";
        if (status.Reading is { Line: not null, Group: not null }) yield return problem + ".group";
        if (status.Reading?.Line is not null) yield return problem + ".line";
        if (status.Outcome == LicenseOutcome.Checked && (status.ExpiresOn ?? status.UpdatesUntil) is not null) yield return problem + ".day";
        yield return problem;
        if (status.Message.Length == 0) yield return "unknown";
    }

    // In a program built for invariant globalization every culture has the same form; the international one is understood by all.
    private static IFormatProvider Formats(CultureInfo culture) =>
        culture.DateTimeFormat.ShortDatePattern == CultureInfo.InvariantCulture.DateTimeFormat.ShortDatePattern
            ? new DateTimeFormatInfo { ShortDatePattern = "yyyy-MM-dd" }
            : culture;

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
