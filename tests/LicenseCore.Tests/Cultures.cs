using System.Globalization;

namespace JkLab.LicenseCore.Tests;

/// <summary>Runs something under the cultures that break careless text handling: Turkish casing, German numbers, and none.</summary>
internal static class Cultures
{
    private static readonly CultureInfo[] All = [CultureInfo.InvariantCulture, new("tr-TR"), new("de-DE")];

    internal static void Each(Action action)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in All)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                action();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }
}
