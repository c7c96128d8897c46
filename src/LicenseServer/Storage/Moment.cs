using System.Globalization;

namespace JkLab.LicenseServer.Storage;

/// <summary>Moments as they are stored and told: ISO 8601, UTC, always milliseconds, so that they sort as text.</summary>
public static class Moment
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The moment as text.</summary>
    public static string ToText(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static DateTimeOffset FromText(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
