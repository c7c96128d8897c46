using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Issues licences, all of an order or none.</summary>
public sealed class IssueLicenses(TimeProvider time, RandomNumberGenerator random)
{
    /// <summary>Issues so many licences of one kind.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="order">What they grant, and to whom.</param>
    /// <param name="count">How many.</param>
    /// <param name="buyer">Through which door they were ordered; null where nobody buys them.</param>
    public Result<IReadOnlyList<License>> Run(Session session, LicenseOrder order, int count, Actor? buyer = null)
    {
        if (!LicenseRules.ReadProduct(session, order.Product).TryGet(out var product, out var refusal)) return refusal;
        if (!LicenseRules.ReadEdition(product, order.Edition).TryGet(out var edition, out refusal)) return refusal;
        if (!LicenseRules.ReadLicensee(order.Licensee).TryGet(out var licensee, out refusal)) return refusal;
        if (!LicenseRules.ReadCustomer(order.Customer).TryGet(out var customer, out refusal)) return refusal;
        if (!LicenseRules.ReadNote(order.Note).TryGet(out var note, out refusal)) return refusal;

        var now = time.GetUtcNow();
        var status = order.IsPending ? LicenseStatus.Pending : LicenseStatus.Active;
        var numbers = LicenseNumber.Create(session, random, count);
        var licenses = numbers.Select(id => new License(
            id, LicenseKey.Create(random), product.Code, product.Number, edition.Code, edition.Number, order.Seats, status, null,
            order.ExpiresOn, order.UpdatesUntil, order.Features, licensee, customer, note, now)
        {
            AccountId = order.AccountId,
        }).ToList();
        Insert(session, licenses);
        var (actor, action) = buyer is { } door ? (door, "license.ordered") : order.AccountId is null ? (Actor.CommandLine, "license.issued") : (Actor.Web, "license.requested");
        AuditLog.Append(session, licenses.Select(license => new AuditEntry(now, actor, action) { LicenseId = license.Id }));
        return licenses;
    }

    /// <summary>Writes new licences.</summary>
    internal static void Insert(Session session, IEnumerable<License> licenses) => session.Execute(
            """
            INSERT INTO licenses (id, license_key, product, edition, seats, status, expires_on, updates_until, features, licensee, customer, note, created_at,
              account_id)
            VALUES (@Id, @Key, @ProductNumber, @EditionNumber, @Seats, @Status, @ExpiresOn, @UpdatesUntil, @Features, @Licensee, @Customer, @Note, @CreatedAt,
              @AccountId)
            """,
            licenses.Select(license => new
            {
                Id = (long)license.Id,
                license.Key,
                license.ProductNumber,
                license.EditionNumber,
                license.Seats,
                Status = LicenseView.Word(license.Status),
                license.ExpiresOn,
                license.UpdatesUntil,
                Features = (int)license.Features,
                license.Licensee,
                license.Customer,
                license.Note,
                license.CreatedAt,
                license.AccountId,
            }));
}
