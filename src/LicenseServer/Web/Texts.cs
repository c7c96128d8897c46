using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace JkLab.LicenseServer.Web;

/// <summary>The texts of a feature in a language that is not the page's own: for letters, and for the command line.</summary>
public static class Texts
{
    private static readonly ConcurrentDictionary<Type, ResourceManager> Resources = new();

    /// <summary>A text with what is put into it.</summary>
    /// <typeparam name="T">Names the resource file that lies beside it.</typeparam>
    public static string Get<T>(Language language, string key, params object?[] args)
    {
        var culture = CultureInfo.GetCultureInfo(language.Tag());
        var text = Resources.GetOrAdd(typeof(T), type => new ResourceManager(type)).GetString(key, culture)
            ?? throw new InvalidOperationException($"there is no text {key} in {typeof(T).Name}");
        return args.Length == 0 ? text : string.Format(culture, text, args);
    }
}
