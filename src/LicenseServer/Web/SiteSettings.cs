namespace JkLab.LicenseServer.Web;

/// <summary>Whose site it is and where: <c>Vendor:Name</c>, <c>Vendor:Email</c>, <c>Vendor:Address</c>, <c>Vendor:Language</c>, <c>Site:PublicUrl</c>, <c>Site:Host</c>.</summary>
public sealed class SiteSettings(IConfiguration settings)
{
    private const string NameSetting = "Vendor:Name";
    internal const string EmailSetting = "Vendor:Email";
    private const string AddressSetting = "Vendor:Address";
    private const string LanguageSetting = "Vendor:Language";
    private const string PublicUrlSetting = "Site:PublicUrl";
    private const string HostSetting = "Site:Host";

    /// <summary>All.</summary>
    internal static readonly string[] Names = [NameSetting, EmailSetting, AddressSetting, LanguageSetting, PublicUrlSetting, HostSetting];

    /// <summary>The vendor as customers know him.</summary>
    public string VendorName => Text(NameSetting) ?? "Licence server";

    /// <summary>Where customers and notices to the owner reach him; null where nobody said.</summary>
    public string? VendorEmail => Text(EmailSetting);

    /// <summary>His postal address below his name, a line each: whoever begins it with the name does not get that twice.</summary>
    public IReadOnlyList<string> VendorAddress =>
        [.. (Text(AddressSetting) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SkipWhile((line, index) => index == 0 && line == VendorName)];

    /// <summary>The language in which he is written to.</summary>
    public Language VendorLanguage => Languages.FromTag(Text(LanguageSetting) ?? "de") ?? Language.German;

    /// <summary>Where the server listens, while it runs: the address of the site as long as no setting names one.</summary>
    internal string ListensAt { get; set; } = "http://127.0.0.1:5080";

    /// <summary>An address of the site for mail, letters and QR codes. It comes from the setting, never from a request.</summary>
    /// <param name="path">Beginning with a slash.</param>
    public string UrlOf(string path) => (Text(PublicUrlSetting)?.TrimEnd('/') ?? ListensAt) + path;

    /// <summary>Whether something is sold here: <c>Seller:*</c> names an account. What else selling needs is checked where it is sold.</summary>
    public bool IsShop => Text("Seller:Iban") is not null;

    /// <summary>Who runs the computer on which the site is, name and address, for the privacy notice; null where nobody said.</summary>
    public string? Host => Text(HostSetting);

    internal static IEnumerable<string> Check(IConfiguration settings)
    {
        var site = new SiteSettings(settings);
        if (site.VendorName.Any(char.IsControl)) yield return $"the setting {NameSetting} contains a line break or another control character";
        if (site.Text(PublicUrlSetting) is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query + uri.Fragment == ""))
            yield return $"the setting {PublicUrlSetting} is '{url}' and must be like https://licence.example.com";
        if (site.VendorEmail is { } email && (email.IndexOf('@') is var at && (at < 1 || at != email.LastIndexOf('@') || at == email.Length - 1 || email.Any(char.IsWhiteSpace))))
            yield return $"the setting {EmailSetting} is '{email}' and must be an e-mail address";
        if (site.Text(LanguageSetting) is { } tag && Languages.FromTag(tag) is null)
            yield return $"the setting {LanguageSetting} is '{tag}' and must be de, en or ru";
    }

    private string? Text(string name) => settings[name]?.Trim() is { Length: > 0 } text ? text : null;
}
