using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>To whom a letter goes.</summary>
/// <param name="Email">The address.</param>
/// <param name="Language">The language of the page that he sees.</param>
internal sealed record Recipient(string Email, Language Language);

/// <summary>What is written to customers about their computers.</summary>
internal sealed class ActivationLetters(SiteSettings site)
{
    /// <summary>A code, to have it at hand.</summary>
    internal Letter Code(ShownCode shown, Recipient to) => new(
        to.Email, to.Language, Text(to.Language, "MailCodeSubject", shown.Product.Name), Text(to.Language, "MailCodeText", shown.Product.Name, shown.Edition, Computer(to.Language, shown.SystemId, shown.Label)))
    {
        Block = shown.Code.ToString(),
        After = [.. Enumerable.Range(1, 3).Select(step => $"{step}. {Text(to.Language, "Next" + step, shown.Product.Name)}")],
    };

    /// <summary>Asks whether a computer is to be released.</summary>
    internal Letter Release(Session session, SelfService own, Recipient to, string secret)
    {
        var product = FindProduct.ByNumber(session, own.License.ProductNumber)!;
        return new Letter(
            to.Email, to.Language, Text(to.Language, "MailReleaseSubject", product.Name), Text(to.Language, "MailReleaseText", product.Name, Computer(to.Language, own.Row.SystemId, own.Row.Label)))
        {
            Link = new LetterLink(Text(to.Language, "MailReleaseLink"), site.UrlOf($"/{to.Language.Tag()}/release/{secret}")),
            After = [Text(to.Language, "MailReleaseAfter")],
        };
    }

    /// <summary>A computer as a customer knows it.</summary>
    internal static string Computer(Language language, LicenseCore.SystemId? systemId, string? label) =>
        systemId is null ? Text(language, "AnyComputer") : label is null ? systemId.ToString() : $"{label} ({systemId})";

    private static string Text(Language language, string key, params object?[] args) => Texts.Get<ActivationTexts>(language, key, args);
}
