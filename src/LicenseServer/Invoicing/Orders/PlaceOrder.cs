using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary>Takes an order: the pending licence, the invoice, the mail with it and what the audit says of it, all in one transaction.</summary>
public sealed class PlaceOrder(SellerSettings settings, SiteSettings site, IssueLicenses issueLicenses, IssueInvoice issueInvoice, InvoicingLetters letters, OwnerNotices owner, RandomNumberGenerator random)
{
    /// <summary>So many orders of an account may wait for payment, with those that were withdrawn in the last 24 hours.</summary>
    public const int MostOpen = 5;

    /// <summary>Takes it. Refused while nobody has said who sells, where there is no price, and where too many of the account's orders wait for payment.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="order">What is ordered.</param>
    /// <param name="accountId">Who orders on the web; null where the owner does for him.</param>
    public Result<Order> Run(Session session, NewOrder order, long? accountId = null)
    {
        if (settings.Seller is not { } seller) return Closed();
        if (order.Id is { } given && Order.Find(session, given) is { } same)
            return same.AccountId == accountId && accountId is not null ? same : new Refusal(RefusalCodes.MalformedRequest) { Variant = Variants.Page };
        if (accountId is { } customer && HasTooManyOpen(session, customer)) return new Refusal(RefusalCodes.RateLimited) { Variant = Variants.OpenOrders };
        var email = EmailKey.Clean(order.Email);
        if (!Outbox.Accepts(email)) return Refusal.ToOwner("the customer is no e-mail address", "write it as name@example.com");
        var today = Day.Of(session.Now);
        if (!OrderLines.Of(session, order, today).TryGet(out var bought, out var refusal)) return refusal;

        var (holder, language) = accountId is null ? FindAccount(session, email) : (accountId, Addressee.Holding(session, accountId.Value)!.Language);
        var actor = accountId is null ? Actor.CommandLine : Actor.Web;
        var id = order.Id ?? NewId.Number(session, random, "orders");
        var license = order.License;
        if (license is null)
        {
            var terms = new LicenseOrder
            {
                Product = bought.Product.Code,
                Edition = bought.Edition.Code,
                Seats = bought.Seats,
                Customer = email,
                Note = $"order {id}",
                IsPending = true,
                AccountId = holder,
            };
            if (!issueLicenses.Run(session, terms, 1, actor).TryGet(out var licenses, out refusal)) return refusal;
            license = licenses[0];
        }

        var placed = new Order(
            id, holder, email, language.Tag(), bought.Kind, license.Id, bought.Product.Number, bought.Edition.Number, bought.Seats, order.IsConsumer, order.Address,
            OrderStatus.AwaitingPayment, session.Now, null);
        placed.Insert(session);
        List<InvoiceLine> lines = [.. bought.Lines.Select(line => line with { Note = $"{line.Note} · Lizenznummer {license.Id}" })];
        var invoice = issueInvoice.Run(session, seller, placed, lines, actor);
        AuditLog.Append(session, new AuditEntry(session.Now, actor, "order.placed")
        {
            LicenseId = license.Id,
            Details = new { order = id, invoice = invoice.Number, total = invoice.Total.ToString() },
        });
        Outbox.Add(session, letters.Placed(session, seller, placed, invoice));
        if (accountId is not null) owner.Add(session, tongue => letters.ToOwner(session, placed, invoice, tongue));
        return placed;
    }

    /// <summary>Why nobody can order; null where everybody can.</summary>
    public Refusal? CheckOpen() => settings.Seller is null ? Closed() : null;

    // Each is an invoice that the vendor has to cancel; what was withdrawn today counts too, or ordering and withdrawing had no end. The account is held, so that two orders at the same time do not both count the same.
    private static bool HasTooManyOpen(Session session, long accountId)
    {
        session.ExecuteScalar<long?>("SELECT a.id FROM accounts a WHERE a.id = @accountId" + session.ForUpdateOf("a"), new { accountId });
        return session.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM orders WHERE account_id = @accountId AND (status = 'awaiting-payment' OR (status = 'withdrawn' AND closed_at > @yesterday))",
            new { accountId, yesterday = session.Now.AddDays(-1) }) >= MostOpen;
    }

    private Refusal Closed() => new(RefusalCodes.OrderingClosed)
    {
        Message = $"nobody can order yet: {string.Join(", ", settings.Missing)} {(settings.Missing.Skip(1).Any() ? "are" : "is")} missing",
        Hint = "set them in appsettings.json of the data folder; docs/operations.md shows them all, under Invoices",
    };

    private (long? Id, Language Language) FindAccount(Session session, string email) => session.QueryFirstOrDefault(
        "SELECT id, language FROM accounts WHERE email_key = @key", new { key = EmailKey.Of(email) },
        row => ((long?)row.GetInt64(0), Languages.FromTag(row.GetString(1)) ?? site.VendorLanguage)) is { Item1: not null } found ? found : (null, site.VendorLanguage);
}
