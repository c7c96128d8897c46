using JkLab.LicenseServer.Invoicing.Consumers;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Invoicing;

/// <summary>What is written about orders and invoices.</summary>
public sealed class InvoicingLetters(SiteSettings site, WithdrawalLetters withdrawals)
{
    /// <summary>The order is taken: what it is, the invoice, and how to pay.</summary>
    internal Letter Placed(Session session, Seller seller, Order order, Invoice invoice)
    {
        var language = LanguageOf(order);
        return new Letter(
            order.Email!, language, Text(language, "MailPlacedSubject", order.Id, invoice.Number),
            Text(language, "MailPlacedText", seller.Name, What(session, order, language), Amount(invoice.Total)),
            Text(language, "MailPlacedPay", LocalTime.Day(invoice.State!.DueOn, language)))
        {
            Block = string.Join('\n', PaymentFields(seller, invoice.State, language).Select(field => $"{field.Name}: {field.Value}")),
            Link = ToOrder(order, language),
            After = [Text(language, "MailPlacedAfter"), .. order.IsConsumer ? withdrawals.ForConsumers(session, language) : []],
            File = FileOf(session, invoice),
            ReplyTo = seller.Email,
            IsNecessary = true,
        };
    }

    /// <summary>To the owner: somebody has ordered on the web.</summary>
    internal OwnerNotice ToOwner(Session session, Order order, Invoice invoice, Language language) =>
        new(Text(language, "OwnerOrderSubject", order.Id), Text(language, "OwnerOrderText", What(session, order, language), Amount(invoice.Total), invoice.Number))
        {
            Link = new LetterLink(Text(language, "ToOrder"), site.UrlOf($"/{language.Tag()}/owner/orders/{order.Id}")),
            ReplyTo = order.Email,
        };

    /// <summary>A licence has more seats or another edition. Null where nobody can be reached.</summary>
    internal Letter? Extended(Session session, Order order, string number, License license)
    {
        if (order.Email is null) return null;
        var language = LanguageOf(order);
        return new Letter(
            order.Email, language, Text(language, "MailChangedSubject", What(session, order, language)), Text(language, "MailChangedText", number, license.Edition, license.Seats))
        {
            Block = license.Key.ToString(),
            Link = license.AccountId is null ? null : new LetterLink(Text(language, "ToLicense"), site.UrlOf($"/{language.Tag()}/licenses/{license.Id}")),
            IsNecessary = true,
        };
    }

    /// <summary>An invoice is overdue: friendly at level 1, plain at 2, for the last time at 3. The order has an address.</summary>
    internal Letter Reminder(Session session, Seller seller, Order order, Invoice invoice, int level)
    {
        var language = LanguageOf(order);
        var state = invoice.State!;
        return new Letter(
            order.Email!, language, Text(language, $"MailReminder{level}Subject", invoice.Number),
            Text(language, $"MailReminder{level}Text", invoice.Number, LocalTime.Day(invoice.IssuedOn, language), LocalTime.Day(state.DueOn, language)),
            Text(language, "MailReminderPay", Amount(state.Left)))
        {
            Block = string.Join('\n', PaymentFields(seller, state, language).Select(field => $"{field.Name}: {field.Value}")),
            Link = ToOrder(order, language),
            After = [Text(language, "MailReminderAfter")],
            File = FileOf(session, invoice),
            ReplyTo = seller.Email,
            IsNecessary = true,
        };
    }

    /// <summary>An invoice is canceled. Null where nobody can be reached.</summary>
    internal Letter? Canceled(Session session, Order order, Invoice invoice, Invoice creditNote, string reason)
    {
        if (order.Email is null) return null;
        var language = LanguageOf(order);
        return new Letter(
            order.Email, language, Text(language, "MailCanceledSubject", invoice.Number),
            Text(language, "MailCanceledText", invoice.Number, LocalTime.Day(invoice.IssuedOn, language), Amount(invoice.Total), creditNote.Number, reason),
            Text(language, invoice.State!.Paid > Money.Zero ? "MailCanceledPaid" : "MailCanceledOpen"))
        {
            Link = ToOrder(order, language),
            File = FileOf(session, creditNote),
            IsNecessary = true,
        };
    }

    /// <summary>An invoice is issued anew, in place of one that had something wrong in it: the new one, then the credit note. None where nobody can be reached.</summary>
    internal IEnumerable<Letter> Corrected(Session session, Seller seller, Order order, Invoice before, Invoice creditNote, Invoice issued, string reason)
    {
        if (order.Email is null) yield break;
        var language = LanguageOf(order);
        var state = issued.State!;
        var isOpen = state.Status == Receivable.Open;
        yield return new Letter(
            order.Email, language, Text(language, "MailCorrectedSubject", issued.Number, before.Number),
            Text(language, "MailCorrectedText", issued.Number, before.Number, LocalTime.Day(before.IssuedOn, language), reason),
            isOpen ? Text(language, "MailPlacedPay", LocalTime.Day(state.DueOn, language)) : Text(language, "MailCorrectedPaid"))
        {
            Block = isOpen ? string.Join('\n', PaymentFields(seller, state, language).Select(field => $"{field.Name}: {field.Value}")) : null,
            Link = ToOrder(order, language),
            After = isOpen ? [Text(language, "MailCorrectedAfter")] : [],
            File = FileOf(session, issued),
            ReplyTo = seller.Email,
            IsNecessary = true,
        };
        yield return new Letter(
            order.Email, language, Text(language, "MailCreditNoteSubject", creditNote.Number, before.Number), Text(language, "MailCreditNoteText", creditNote.Number, before.Number, issued.Number))
        {
            Link = ToOrder(order, language),
            File = FileOf(session, creditNote),
            ReplyTo = seller.Email,
            IsNecessary = true,
        };
    }

    /// <summary>How an invoice is paid, a line each: as it is read, and as it is copied into a form of a bank.</summary>
    internal static IReadOnlyList<(string Name, string Value, string Copied)> PaymentFields(Seller seller, Receivable state, Language language) =>
    [
        (Text(language, "Holder"), seller.AccountHolder, seller.AccountHolder), ("IBAN", NumberText.InFours(seller.Iban), seller.Iban),
        .. seller.Bic is { } bic ? [("BIC", bic, bic)] : Array.Empty<(string, string, string)>(),
        (Text(language, "Reference"), NumberText.InFours(state.Reference), state.Reference),
        (Text(language, "Amount"), Amount(state.Left), state.Left.ToString().Replace('.', ',')),
    ];

    /// <summary>What is ordered, in a few words.</summary>
    internal static string What(Session session, Order order, Language language)
    {
        var product = FindProduct.ByNumber(session, order.ProductNumber)!;
        var edition = product.Editions.First(edition => edition.Number == order.EditionNumber).Code;
        return order.Kind switch
        {
            OrderKind.Edition => Text(language, "WhatEdition", product.Name, edition),
            OrderKind.Seats => Text(language, "WhatSeats", product.Name, edition, order.Seats),
            _ => Text(language, "WhatLicense", product.Name, edition, order.Seats),
        };
    }

    /// <summary>An amount as bank transfers have it, the same in all languages: 1.490,00 €.</summary>
    internal static string Amount(Money amount) => InvoiceWords.Amount(amount);

    private static Language LanguageOf(Order order) => Languages.FromTag(order.Language) ?? Language.German;

    private static LetterFile FileOf(Session session, Invoice invoice) => new(FileName(invoice), Invoice.Pdf(session, invoice.Number));

    /// <summary>What the PDF is called.</summary>
    internal static string FileName(Invoice invoice) => $"{(invoice.IsCreditNote ? "Rechnungskorrektur" : "Rechnung")}-{invoice.Number}.pdf";

    private LetterLink? ToOrder(Order order, Language language) => order.AccountId is null ? null
        : new LetterLink(Text(language, "ToOrder"), site.UrlOf($"/{language.Tag()}/orders/{order.Id}"));

    private static string Text(Language language, string key, params object?[] args) => Texts.Get<InvoicingTexts>(language, key, args);
}
