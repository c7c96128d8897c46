using System.Globalization;
using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Web;

/// <summary>Days and moments as people of a language write them.</summary>
public static class LocalTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out var berlin) ? berlin : TimeZoneInfo.Utc;

    /// <summary>A moment, in the vendor's time zone.</summary>
    public static string Moment(DateTimeOffset moment, Language language) =>
        TimeZoneInfo.ConvertTime(moment, Zone).ToString(language == Language.English ? "d MMM yyyy, HH:mm" : "dd.MM.yyyy, HH:mm", Culture(language));

    /// <summary>A day, as it is: codes count days in UTC.</summary>
    public static string Day(Day day, Language language) =>
        DateOnly.ParseExact(day.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(language == Language.English ? "d MMM yyyy" : "dd.MM.yyyy", Culture(language));

    private static CultureInfo Culture(Language language) => CultureInfo.GetCultureInfo(language.Tag());
}
