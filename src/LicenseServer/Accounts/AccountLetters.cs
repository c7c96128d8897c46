using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What accounts write to their holders.</summary>
internal sealed class AccountLetters(SiteSettings site)
{
    /// <summary>Shows that an address is its holder's.</summary>
    internal Letter Confirm(string to, Language language, string secret) => Make(to, language, "Confirm", "/confirm/" + secret);

    /// <summary>To the holder of an account for whose address somebody registers again.</summary>
    internal Letter AlreadyThere(string to, Language language) => Make(to, language, "AlreadyThere", "/forgot");

    /// <summary>Lets a new password be chosen.</summary>
    internal Letter Reset(string to, Language language, string secret) => Make(to, language, "Reset", "/reset/" + secret);

    /// <summary>To an address without an account, for which a new password was asked.</summary>
    internal Letter NoAccount(string to, Language language) => Make(to, language, "NoAccount", "/register");

    /// <summary>Shows that a new address is its holder's.</summary>
    internal Letter NewEmail(string to, Language language, string secret) => Make(to, language, "NewEmail", "/account/email/" + secret);

    /// <summary>Tells of a change that protects the account, so that its holder notices one that is not his.</summary>
    /// <param name="to">Also the old address, where that is what changed.</param>
    /// <param name="language">His language.</param>
    /// <param name="what">One of the events of <see cref="SecurityLog"/>.</param>
    internal Letter Changed(string to, Language language, string what) => new(
        to, language, Text(language, "MailChangedSubject", site.VendorName), Text(language, "Event-" + what) + ".", Text(language, "MailChangedText"))
    {
        IsNecessary = true,
        Link = new LetterLink(Text(language, "MailResetLink"), Url(language, "/forgot")),
    };

    private Letter Make(string to, Language language, string name, string path) => new(
        to, language, Text(language, $"Mail{name}Subject", site.VendorName), Text(language, $"Mail{name}Text", site.VendorName))
    {
        IsNecessary = true,
        Link = new LetterLink(Text(language, $"Mail{name}Link"), Url(language, path)),
        After = [Text(language, $"Mail{name}After")],
    };

    private string Url(Language language, string path) => site.UrlOf($"/{language.Tag()}{path}");

    private static string Text(Language language, string key, params object?[] args) => Texts.Get<AccountTexts>(language, key, args);
}
