using System.Globalization;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Days in bank statements: <c>2025-12-08</c> (with a time or an offset after it, which is not looked at: the day is the bank's), <c>08.12.2025</c>,
/// <c>08.12.25</c> and <c>08/12/2025</c>. The day comes before the month, never the other way round; two digits of a year are of this century. Years from
/// 1990 to 2199 alone, so that a damaged year is noticed.
/// </summary>
internal static class StatementDate
{
    private static readonly string[] Written = ["d.M.yyyy", "d.M.yy", "d/M/yyyy", "d/M/yy"];

    /// <summary>Century of a year in two digits: 2000 to 2099.</summary>
    private static readonly CultureInfo Rules = CreateRules();

    /// <summary>Reads a day of a CSV file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="day">The day as <c>yyyy-MM-dd</c>.</param>
    public static bool TryParse(string? text, out string day)
    {
        var trimmed = (text ?? "").Trim();
        return DateOnly.TryParseExact(trimmed, Written, Rules, DateTimeStyles.None, out var date) ? IsPlausible(date, out day) : TryParseIso(trimmed, out day);
    }

    /// <summary>Reads the day of an <c>xs:date</c> or <c>xs:dateTime</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="day">The day as <c>yyyy-MM-dd</c>.</param>
    public static bool TryParseIso(string? text, out string day)
    {
        day = "";
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length < 10 || (trimmed.Length > 10 && trimmed[10] is not ('T' or ' ' or 'Z' or '+' or '-'))) return false;
        return DateOnly.TryParseExact(trimmed[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && IsPlausible(date, out day);
    }

    private static bool IsPlausible(DateOnly date, out string day)
    {
        day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return date.Year is >= 1990 and <= 2199;
    }

    private static CultureInfo CreateRules()
    {
        var rules = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        rules.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = 2099 };
        return rules;
    }
}
