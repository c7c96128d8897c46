using Microsoft.AspNetCore.Http.Headers;

namespace JkLab.LicenseServer.Web;

/// <summary>The languages of every message.</summary>
public enum Language
{
    /// <summary>The default.</summary>
    German,

    /// <summary>Also the language of the command line.</summary>
    English,

    /// <summary>Russian.</summary>
    Russian,
}

/// <summary>Which language a request asks for.</summary>
public static class Languages
{
    /// <summary>The best of Accept-Language (RFC 9110, section 12.5.4) that there is; German where nothing fits.</summary>
    public static Language AskedBy(HttpRequest request) =>
        new RequestHeaders(request.Headers).AcceptLanguage
            .Where(language => language.Quality != 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Find(language.Value.Value))
            .FirstOrDefault(language => language is not null) ?? Language.German;

    /// <summary>The tag for Content-Language.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.English => "en",
        Language.Russian => "ru",
        _ => "de",
    };

    /// <summary>The language with a tag, exactly as <see cref="Tag"/> gives it; null where there is none.</summary>
    public static Language? FromTag(string tag) => tag switch
    {
        "de" => Language.German,
        "en" => Language.English,
        "ru" => Language.Russian,
        _ => null,
    };

    private static Language? Find(string? tag) => tag == "*" ? Language.German : tag is null ? null : FromTag(tag.Split('-')[0].ToLowerInvariant());
}
