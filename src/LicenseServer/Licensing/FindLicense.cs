using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Looks a licence up, and says whether it may be used.</summary>
public static class FindLicense
{
    internal const string Columns =
        """
        SELECT l.id, l.license_key, p.code AS product, l.product AS product_number, e.code AS edition, l.edition AS edition_number, l.seats,
               l.status, l.status_reason, l.expires_on, l.updates_until, l.features, l.licensee, l.customer, l.note, l.created_at
        FROM licenses l
        JOIN products p ON p.number = l.product
        JOIN editions e ON e.product = l.product AND e.number = l.edition

        """;

    /// <summary>The licence with a key, or null. In a transaction that writes it is locked: what is decided about it goes one after the other.</summary>
    public static License? ByKey(Session session, LicenseKey key) =>
        session.QueryFirstOrDefault<LicenseRow>(Columns + "WHERE l.license_key = @key" + session.ForUpdateOf("l"), new { key })?.ToLicense();

    /// <summary>The licence with a number, or null; locked as by its key.</summary>
    public static License? ByNumber(Session session, uint number) =>
        session.QueryFirstOrDefault<LicenseRow>(Columns + "WHERE l.id = @number" + session.ForUpdateOf("l"), new { number = (long)number })?.ToLicense();

    /// <summary>Why a licence may not be used today; null when it may.</summary>
    public static Refusal? CheckUsable(License license, Day today) => license.Status switch
    {
        LicenseStatus.Pending => new Refusal(RefusalCodes.LicensePending),
        LicenseStatus.Suspended => new Refusal(RefusalCodes.LicenseSuspended),
        LicenseStatus.Revoked => new Refusal(RefusalCodes.LicenseRevoked),
        _ => license.ExpiresOn < today ? new Refusal(RefusalCodes.LicenseExpired) : null,
    };
}
