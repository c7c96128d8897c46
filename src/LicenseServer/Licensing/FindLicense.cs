using System.Data.Common;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Looks a licence up, and says whether it may be used.</summary>
public static class FindLicense
{
    internal const string Columns =
        """
        SELECT l.id, l.license_key, p.code, l.product, e.code, l.edition, l.seats, l.status, l.status_reason, l.expires_on, l.updates_until,
               l.features, l.licensee, l.customer, l.note, l.created_at, l.account_id
        FROM licenses l
        JOIN products p ON p.number = l.product
        JOIN editions e ON e.product = l.product AND e.number = l.edition

        """;

    /// <summary>The licence with a key, or null. In a transaction that writes it is locked: what is decided about it goes one after the other.</summary>
    public static License? ByKey(Session session, LicenseKey key) =>
        session.QueryFirstOrDefault(Columns + "WHERE l.license_key = @key" + session.ForUpdateOf("l"), new { key }, Read);

    /// <summary>The licence with a number, or null; locked as by its key.</summary>
    public static License? ByNumber(Session session, uint number) =>
        session.QueryFirstOrDefault(Columns + "WHERE l.id = @number" + session.ForUpdateOf("l"), new { number = (long)number }, Read);

    /// <summary>The licence with a number where it is an account's own, or null; locked as by its key.</summary>
    public static License? OfAccount(Session session, long accountId, long number) => session.QueryFirstOrDefault(
        Columns + "WHERE l.id = @number AND l.account_id = @accountId" + session.ForUpdateOf("l"), new { number, accountId }, Read);

    /// <summary>An account's own licences, the newest first.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="skip">So many of the newest are left out.</param>
    /// <param name="most">No more than these.</param>
    public static IReadOnlyList<License> AllOfAccount(Session session, long accountId, int skip = 0, int most = int.MaxValue) => session.Query(
        Columns + "WHERE l.account_id = @accountId ORDER BY l.created_at DESC, l.id LIMIT @most OFFSET @skip", new { accountId, skip, most }, Read);

    /// <summary>Why a licence may not be used today; null when it may.</summary>
    public static Refusal? CheckUsable(License license, Day today) => license.Status switch
    {
        LicenseStatus.Pending => new Refusal(RefusalCodes.LicensePending),
        LicenseStatus.Suspended => new Refusal(RefusalCodes.LicenseSuspended),
        LicenseStatus.Revoked => new Refusal(RefusalCodes.LicenseRevoked),
        _ => license.ExpiresOn < today ? new Refusal(RefusalCodes.LicenseExpired) : null,
    };

    /// <summary>A row of <see cref="Columns"/>.</summary>
    internal static License Read(DbDataReader row) => new(
        Id: (uint)row.GetInt64(0),
        Key: row.GetLicenseKey(1),
        Product: row.GetString(2),
        ProductNumber: row.GetInt32(3),
        Edition: row.GetString(4),
        EditionNumber: row.GetInt32(5),
        Seats: row.GetInt32(6),
        Status: Enum.Parse<LicenseStatus>(row.GetString(7), ignoreCase: true),
        StatusReason: row.GetText(8),
        ExpiresOn: row.GetDay(9),
        UpdatesUntil: row.GetDay(10),
        Features: (ushort)row.GetInt32(11),
        Licensee: row.GetText(12),
        Customer: row.GetText(13),
        Note: row.GetText(14),
        CreatedAt: row.GetMoment(15)!.Value)
    {
        AccountId = row.IsDBNull(16) ? null : row.GetInt64(16),
    };
}
