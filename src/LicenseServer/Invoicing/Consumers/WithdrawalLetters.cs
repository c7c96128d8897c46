using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Invoicing.Consumers;

/// <summary>What is written about withdrawals.</summary>
public sealed class WithdrawalLetters(SiteSettings site, TermsOfTrade terms)
{
    /// <summary>The receipt: what was declared, and when (§ 356a(4) BGB).</summary>
    internal Letter Receipt(Withdrawal withdrawal, DateTimeOffset at, Language language) => new(
        withdrawal.Email, language, Text(language, "MailWithdrawalSubject"), Text(language, "MailWithdrawalText", site.VendorName, LocalTime.Moment(at, language)))
    {
        Block = string.Join('\n', Content(withdrawal, language)),
        After = [Text(language, "MailWithdrawalAfter")],
        ReplyTo = site.VendorEmail,
        IsNecessary = true,
    };

    /// <summary>To the owner: somebody withdraws, and what became of it.</summary>
    internal OwnerNotice ToOwner(Withdrawal withdrawal, long id, Order? order, bool isDone, Language language) => new(
        Text(language, "OwnerWithdrawalSubject", id), Text(language, isDone ? "OwnerWithdrawalDone" : order is null ? "OwnerWithdrawalUnknown" : "OwnerWithdrawalCheck"))
    {
        Block = string.Join('\n', Content(withdrawal, language)),
        Link = order is null ? null : new LetterLink(Text(language, "ToOrder"), site.UrlOf($"/{language.Tag()}/owner/orders/{order.Id}")),
        ReplyTo = withdrawal.Email,
    };

    /// <summary>For consumers: how they withdraw, that their licence shall be released before the period ends, and the terms, so that they keep them (§ 312f BGB).</summary>
    internal IEnumerable<string> ForConsumers(Session session, Language language)
    {
        var text = terms(session, language);
        var here = site.UrlOf($"/{language.Tag()}/terms");
        return
        [
            Text(language, "MailConsumerRight", site.UrlOf($"/{language.Tag()}/withdraw"), site.VendorEmail ?? site.VendorName), Text(language, "MailConsumerWish"),
            Text(language, text.Count > 0 ? "MailConsumerTerms" : "MailConsumerTermsThere", here), .. text,
        ];
    }

    private static IEnumerable<string> Content(Withdrawal withdrawal, Language language) =>
    [
        $"{Text(language, "WithdrawName")}: {withdrawal.Name}", $"{Text(language, "WithdrawContract")}: {withdrawal.Contract}", $"{Text(language, "WithdrawEmail")}: {withdrawal.Email}",
    ];

    private static string Text(Language language, string key, params object?[] args) => Texts.Get<InvoicingTexts>(language, key, args);
}
