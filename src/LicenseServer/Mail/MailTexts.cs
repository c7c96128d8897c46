using System.Globalization;
using System.Resources;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Mail;

/// <summary>The words of the letters that are written here, in the language of whoever gets them.</summary>
public sealed class MailTexts
{
    private static readonly ResourceManager Words = new(typeof(MailTexts));

    /// <summary>A text, with what is put into it.</summary>
    internal static string Get(Language language, string key, params object[] args) =>
        string.Format(CultureInfo.InvariantCulture, Words.GetString(key, CultureInfo.GetCultureInfo(language.Tag())) ?? throw new ArgumentException("there is no such text: " + key, nameof(key)), args);

    /// <summary>The language with a tag, or null.</summary>
    internal static Language? Find(string? tag) => Enum.GetValues<Language>().Cast<Language?>().FirstOrDefault(language => language!.Value.Tag() == tag);
}
