using System.Globalization;

namespace JkLab.LicenseServer.Cli.Import;

/// <summary>Days in CSV files: <c>yyyy-MM-dd</c>, or <c>dd.MM.yyyy</c> as German spreadsheets write them.</summary>
public static class CsvDate
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];

    /// <summary>Reads one; false for anything else.</summary>
    public static bool TryParse(string text, out DateOnly day) => DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads a day that is over: when something began in the other system; false for anything else, and for days before 1990.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="now">The moment.</param>
    /// <param name="moment">The first moment of the day, UTC.</param>
    public static bool TryParsePast(string text, DateTimeOffset now, out DateTimeOffset moment)
    {
        moment = default;
        if (!TryParse(text, out var day) || day.Year < 1990) return false;
        moment = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        return moment <= now;
    }

    /// <summary>What to do about a day that <see cref="TryParsePast"/> does not read.</summary>
    public const string PastHint = "write it as 2019-12-31 or 31.12.2019; it lies between 1990 and today";
}
