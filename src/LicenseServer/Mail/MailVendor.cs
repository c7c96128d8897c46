using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Mail;

/// <summary>Who writes the letters, and to whom notices for the owner go.</summary>
/// <param name="Name"><c>Vendor:Name</c>.</param>
/// <param name="Email"><c>Vendor:Email</c>.</param>
/// <param name="Address"><c>Vendor:Address</c>, with line breaks.</param>
/// <param name="Language"><c>Vendor:Language</c>, the owner's.</param>
internal sealed record MailVendor(string? Name, string? Email, string? Address, Language Language)
{
    internal const string NameSetting = "Vendor:Name";
    internal const string EmailSetting = "Vendor:Email";
    internal const string AddressSetting = "Vendor:Address";
    internal const string LanguageSetting = "Vendor:Language";

    /// <summary>All of them.</summary>
    internal static readonly string[] Names = [NameSetting, EmailSetting, AddressSetting, LanguageSetting];

    internal static IEnumerable<string> Check(IConfiguration settings)
    {
        if (settings[NameSetting] is { } name && name.Any(char.IsControl)) yield return $"the setting {NameSetting} contains a line break or another control character";
        if (settings[EmailSetting] is { Length: > 0 } email && !Outbox.Accepts(email)) yield return $"the setting {EmailSetting} is '{Outbox.OneLine(email)}' and must be an e-mail address";
        if (settings[LanguageSetting] is { } language && MailTexts.Find(language) is null) yield return $"the setting {LanguageSetting} is '{Outbox.OneLine(language)}' and must be de, en or ru";
    }

    internal static MailVendor Read(IConfiguration settings) =>
        new(Text(settings, NameSetting), Text(settings, EmailSetting), Text(settings, AddressSetting), MailTexts.Find(settings[LanguageSetting]) ?? Language.German);

    private static string? Text(IConfiguration settings, string name) => settings[name]?.Trim() is { Length: > 0 } text ? text : null;
}
