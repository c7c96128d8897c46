using System.Globalization;

namespace JkLab.KbrsCrm;

/// <summary>A language of the user: his words, his way of writing dates.</summary>
internal sealed record Language(CultureInfo Culture, Words Words)
{
    private static readonly Language[] All =
    [
        new(CultureInfo.GetCultureInfo("de-DE"), German.Words),
        new(CultureInfo.GetCultureInfo("en-GB"), English.Words),
        new(CultureInfo.GetCultureInfo("ru-RU"), Russian.Words),
    ];

    /// <summary>The one asked for, else the system's, else German.</summary>
    /// <param name="name"><c>de</c>, <c>en</c>, <c>ru</c> or null.</param>
    internal static Language Choose(string? name)
    {
        var wanted = name ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return All.FirstOrDefault(language => language.Culture.TwoLetterISOLanguageName == wanted) ?? All[0];
    }

    internal string Date(LicenseCore.Day day) => day.Start.ToString("d", Culture);
}
