using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Licensing;

/// <summary>What is written about licences, to customers and to the owner.</summary>
public sealed class LicensingLetters(SiteSettings site)
{
    /// <summary>The language of whoever has no account.</summary>
    internal Language Otherwise => site.VendorLanguage;

    /// <summary>To the owner: somebody asks for a licence. Null where he has said no address.</summary>
    internal Letter? Requested(Session session, License license) => site.VendorEmail is not { } owner ? null
        : new Letter(owner, site.VendorLanguage, Text(site.VendorLanguage, "RequestedSubject"), [Text(site.VendorLanguage, "RequestedText", license.Customer, Name(session, license), license.Seats), .. Note(license)])
        {
            Block = $"jklab license approve {license.Id}",
            ReplyTo = license.Customer,
        };

    /// <summary>To the customer: the licence can be used.</summary>
    internal Letter? Approved(Session session, License license)
    {
        if (Addressee.Of(session, license, Otherwise) is not { } to) return null;
        var name = Name(session, license);
        return new Letter(to.Email, to.Language, Text(to.Language, "ApprovedSubject", name), Text(to.Language, "ApprovedText", name, license.Seats))
        {
            Block = license.Key.ToString(),
            Link = Link(to.Language, license.AccountId is null ? "/activate" : $"/licenses/{license.Id}"),
            After = [Text(to.Language, "ApprovedAfter")],
        };
    }

    /// <summary>To whom a licence is offered.</summary>
    internal Letter TransferOffered(Session session, License license, string email, Language language, string secret) => new(
        email, language, Text(language, "OfferedSubject", Name(session, license)), Text(language, "OfferedText", Name(session, license), license.Seats))
    {
        Link = Link(language, "/transfer/" + secret),
        After = [Text(language, "OfferedAfter", LicenseTransfer.Lifetime.Days)],
    };

    /// <summary>To the giver, where the owner began it.</summary>
    internal Letter TransferToConfirm(Session session, License license, Addressee giver, string email) => new(
        giver.Email, giver.Language, Text(giver.Language, "ConfirmSubject", Name(session, license)), Text(giver.Language, "ConfirmText", Name(session, license), email))
    {
        Link = Link(giver.Language, $"/licenses/{license.Id}/transfer"),
        After = [Text(giver.Language, "ConfirmAfter", LicenseTransfer.Lifetime.Days)],
    };

    /// <summary>To the giver: the receiver does not want it.</summary>
    internal Letter? TransferDeclined(Session session, License license) => Addressee.Of(session, license, Otherwise) is not { } giver ? null
        : new Letter(giver.Email, giver.Language, Text(giver.Language, "DeclinedSubject", Name(session, license)), Text(giver.Language, "DeclinedText", Name(session, license)));

    /// <summary>To the receiver: it is his.</summary>
    internal Letter TransferReceived(Session session, License license, Addressee receiver) => new(
        receiver.Email, receiver.Language, Text(receiver.Language, "ReceivedSubject", Name(session, license)), Text(receiver.Language, "ReceivedText", Name(session, license), license.Seats))
    {
        Link = Link(receiver.Language, license.AccountId is null ? "/licenses" : $"/licenses/{license.Id}"),
        After = [Text(receiver.Language, "ReceivedAfter")],
    };

    /// <summary>To the giver: it is not his any more.</summary>
    internal Letter TransferGiven(Session session, License license, Addressee giver, string email) => new(
        giver.Email, giver.Language, Text(giver.Language, "GivenSubject", Name(session, license)), Text(giver.Language, "GivenText", Name(session, license), email));

    private LetterLink Link(Language language, string path) => new(Text(language, "ToLicense"), site.UrlOf($"/{language.Tag()}{path}"));

    private static string Name(Session session, License license) => $"{FindProduct.NameOf(session, license.ProductNumber)} {license.Edition}";

    private static IEnumerable<string> Note(License license) => license.Note is null ? [] : [license.Note];

    private static string Text(Language language, string key, params object?[] args) => Texts.Get<LicensingTexts>(language, key, args);
}
