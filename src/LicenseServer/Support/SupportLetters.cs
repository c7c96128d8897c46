using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Support;

/// <summary>What is written about requests, to customers and to the owner.</summary>
internal sealed class SupportLetters(SiteSettings site)
{
    /// <summary>To the owner: something waits for him. It names nobody and quotes nothing. Null where he has said no address.</summary>
    /// <param name="id">The request.</param>
    /// <param name="what">NewRequest or NewMessage.</param>
    internal Letter? ToOwner(long id, string what) => site.VendorEmail is not { } owner ? null
        : new Letter(owner, site.VendorLanguage, Text(site.VendorLanguage, $"Mail{what}Subject", id), Text(site.VendorLanguage, $"Mail{what}Text", id))
        {
            Link = Link(site.VendorLanguage, $"/owner/support/{id}"),
        };

    /// <summary>To the customer: there is an answer. Whoever has an account reads it there, anybody else in the mail. Null where nobody can be reached.</summary>
    internal Letter? ToCustomer(SupportRequest request, string answer)
    {
        if (request.Email is not { } to) return null;
        if (request.AccountId is null)
            return new Letter(to, site.VendorLanguage, Text(site.VendorLanguage, "MailReplySubject", request.Subject, request.Id), [.. answer.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)])
            {
                ReplyTo = site.VendorEmail,
                IsNecessary = true,
            };
        var language = Languages.FromTag(request.Language ?? "") ?? site.VendorLanguage;
        return new Letter(to, language, Text(language, "MailAnswerSubject", request.Id), Text(language, "MailAnswerText", site.VendorName, request.Id))
        {
            Link = Link(language, $"/support/{request.Id}"),
            IsNecessary = true, // he has asked
        };
    }

    private LetterLink Link(Language language, string path) => new(Text(language, "MailLink"), site.UrlOf($"/{language.Tag()}{path}"));

    private static string Text(Language language, string key, params object?[] args) => Texts.Get<SupportTexts>(language, key, args);
}
