using System.Data.Common;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>A computer, or a site, that holds a seat of a licence or held it.</summary>
internal sealed class ActivationRow
{
    private const string Select =
        """
        SELECT id, license_id, seat, system_id, label, channel, activated_at, released_at, transfer, code
        FROM activations

        """;

    /// <summary>Random, opaque.</summary>
    public required long Id { get; init; }

    /// <summary>The licence number.</summary>
    public required long LicenseId { get; init; }

    /// <summary>1 to 4095.</summary>
    public required int Seat { get; init; }

    /// <summary>The computer; null for a site licence.</summary>
    public SystemId? SystemId { get; init; }

    /// <summary>The customer's name for the computer.</summary>
    public string? Label { get; init; }

    /// <summary>Through which door it came.</summary>
    public required string Channel { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset ActivatedAt { get; init; }

    /// <summary>Until when; null while it holds its seat.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>1 where its release counts against the customer's transfers.</summary>
    public int Transfer { get; init; }

    /// <summary>The current code as printed.</summary>
    public required string Code { get; init; }

    /// <summary>The code, read. What the server stored, it made or verified.</summary>
    /// <exception cref="OwnerException">Somebody damaged it.</exception>
    internal ActivationCode ReadCode() => ActivationCode.TryParse(Code) ?? throw new OwnerException(
        $"the stored code of seat {Seat} of licence number {LicenseId} is damaged",
        $"free the seat with 'jklab activation release KEY {(SystemId is null ? "--unbound" : "--system-id ID")}', then activate again: that makes a new code");

    /// <summary>Who holds a seat as this computer (null: as a site), or null.</summary>
    internal static ActivationRow? FindActive(Session session, uint licenseId, SystemId? systemId) => systemId is null
        ? session.QueryFirstOrDefault(
            Select + "WHERE license_id = @id AND system_id IS NULL AND ended = 0", new { id = (long)licenseId }, Read)
        : session.QueryFirstOrDefault(
            Select + "WHERE license_id = @id AND system_id = @systemId AND ended = 0", new { id = (long)licenseId, systemId }, Read);

    /// <summary>The activation of a licence with an id while it holds its seat, or null.</summary>
    internal static ActivationRow? FindActive(Session session, uint licenseId, long activationId) => session.QueryFirstOrDefault(
        Select + "WHERE id = @activationId AND license_id = @id AND ended = 0", new { activationId, id = (long)licenseId }, Read);

    /// <summary>Those of a licence that hold a seat, by seat.</summary>
    internal static IReadOnlyList<ActivationRow> AllActive(Session session, uint licenseId, int skip, int most) => session.Query(
        Select + "WHERE license_id = @id AND ended = 0 ORDER BY seat LIMIT @most OFFSET @skip", new { id = (long)licenseId, skip, most }, Read);

    /// <summary>How many seats of each licence are held.</summary>
    internal static IReadOnlyDictionary<uint, int> CountActive(Session session, long accountId) => session
        .Query<(long License, long Count)>(
            """
            SELECT a.license_id, COUNT(*) FROM licenses l
            JOIN activations a ON a.license_id = l.id AND a.ended = 0
            WHERE l.account_id = @accountId
            GROUP BY a.license_id
            """,
            new { accountId })
        .ToDictionary(row => (uint)row.License, row => (int)row.Count);

    /// <summary>How many seats of each of some licences are held.</summary>
    internal static IReadOnlyDictionary<uint, int> CountActive(Session session, IReadOnlyCollection<License> licenses) => licenses.Count == 0
        ? new Dictionary<uint, int>()
        : session.Query<(long License, long Count)>(
            $"SELECT license_id, COUNT(*) FROM activations WHERE ended = 0 AND license_id IN ({string.Join(',', licenses.Select(license => license.Id))}) GROUP BY license_id") // numbers: what Dapper makes of a list differs between the two engines
            .ToDictionary(row => (uint)row.License, row => (int)row.Count);

    /// <summary>All rows of a computer (null: of the site), whether it holds a seat or held it.</summary>
    internal static IReadOnlyList<ActivationRow> OfComputer(Session session, uint licenseId, SystemId? systemId) => systemId is null
        ? session.Query(Select + "WHERE license_id = @id AND system_id IS NULL", new { id = (long)licenseId }, Read)
        : session.Query(Select + "WHERE license_id = @id AND system_id = @systemId", new { id = (long)licenseId, systemId }, Read);

    /// <summary>All of a licence, or of every licence: released ones too, in the order in which they came.</summary>
    internal static IReadOnlyList<ActivationRow> All(Session session, uint? licenseId) => session.Query(
        Select + (licenseId is null ? "" : "WHERE license_id = @id ") + "ORDER BY activated_at, id", new { id = (long?)licenseId }, Read);

    private static ActivationRow Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        LicenseId = row.GetInt64(1),
        Seat = row.GetInt32(2),
        SystemId = row.GetSystemId(3),
        Label = row.GetText(4),
        Channel = row.GetString(5),
        ActivatedAt = row.GetMoment(6)!.Value,
        ReleasedAt = row.GetMoment(7),
        Transfer = row.GetInt32(8),
        Code = row.GetString(9),
    };
}
