using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy;

/// <summary>A stored value as people read it.</summary>
internal static class OwnValue
{
    private const int MomentLength = 24;

    internal static string Show(object? value, Language language) => value switch
    {
        null => "–",
        string { Length: MomentLength } text when text[^1] == 'Z' && text[10] == 'T' => LocalTime.Moment(Moment.FromText(text), language),
        string text when Day.TryParse(text, out var day) => LocalTime.Day(day, language),
        _ => value.ToString()!,
    };
}
