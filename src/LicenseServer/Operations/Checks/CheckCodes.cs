using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether every code ever issued verifies and says what its row says.</summary>
internal static class CheckCodes
{
    /// <param name="session">One consistent state.</param>
    /// <param name="progress">Makes a bar for so many codes.</param>
    internal static IEnumerable<Finding> Run(Session session, Func<long, ProgressBar> progress)
    {
        var ring = RingOf(session);
        var count = session.ExecuteScalar<long>("SELECT (SELECT COUNT(*) FROM codes) + (SELECT COUNT(*) FROM trials)");
        var unexplained = 0;
        var restored = session.ExecuteScalar<string>("SELECT COALESCE(MAX(day), '') FROM issue_floors")!;
        var wrong = new List<Row>();
        using var bar = progress(count);
        var rows = session.Stream<Row>(
            """
            SELECT c.license_id, c.seat, c.issued_on, c.issue, c.code, a.system_id,
                   CASE WHEN c.taken_in = 1 AND c.key_id NOT IN (SELECT key_id FROM retired_keys) THEN 1 ELSE 0 END AS taken_in, CASE WHEN a.id IS NULL THEN 1 ELSE 0 END AS is_stray,
                   CASE WHEN a.ended <> 0 THEN 1 ELSE 0 END AS is_over, 0 AS is_trial
            FROM codes c LEFT JOIN activations a ON a.license_id = c.license_id AND a.id = c.activation_id
            UNION ALL
            SELECT license_id, 1, issued_on, 0, code, system_id, 0, 0, 0, 1 FROM trials
            """);
        foreach (var (row, isRight) in rows.AsParallel().Select(row => (row, IsRight(row, ring))))
        {
            bar.Step();
            if (!isRight) wrong.Add(row);
            if (row.TakenIn != 0 && string.CompareOrdinal(row.IssuedOn, restored) > 0) unexplained++;
        }

        foreach (var row in wrong.DistinctBy(row => (row.LicenseId, row.IsOver))) yield return Describe(row);
        if (unexplained > 0)
        {
            yield return Finding.Advice(
                "codes", $"{unexplained} {(unexplained == 1 ? "was" : "were")} shown by computers though this server does not remember making {(unexplained == 1 ? "it" : "them")}, and no 'restore' explains that",
                "if the database was put back in another way, all is well; if not, somebody has the signing key: 'jklab audit list' shows activation.taken-in-again, 'jklab key retire' makes them invalid");
        }

        if (wrong.Count == 0) yield return Finding.Ok("codes", $"{count} issued, each verifies");
    }

    /// <summary>
    /// The activations whose code is not on record as theirs. A genuine one may lack its record where, after a restored backup, another
    /// computer was given the same seat, day and issue before it came back.
    /// </summary>
    internal static IEnumerable<(long License, bool IsGenuine, bool IsOver)> FindUnrecorded(Session session)
    {
        var ring = RingOf(session);
        return session.Stream<Row>(
            """
            SELECT a.license_id, a.code, a.system_id, CASE WHEN a.ended <> 0 THEN 1 ELSE 0 END AS is_over
            FROM activations a
            WHERE NOT EXISTS (SELECT 1 FROM codes c WHERE c.license_id = a.license_id AND c.code = a.code AND c.activation_id = a.id)
            """).AsParallel().Select(row => (row.LicenseId, IsGenuine(ActivationCode.TryParse(row.Code), row, ring), row.IsOver != 0));
    }

    /// <summary>Nobody is given the code of a computer that has left.</summary>
    private static Finding Describe(Row row) => row switch
    {
        { IsOver: 1 } => Finding.Advice(
            "codes", $"a code of licence number {row.LicenseId} does not verify; its computer has left its seat", "nobody is given it any more, and nothing has to be done"),
        { IsTrial: 1 } => Finding.Broken("codes", $"the code of the trial with the licence number {row.LicenseId} does not verify", "put the last backup back"),
        { IsStray: 1 } => Finding.Broken("codes", $"a code of licence number {row.LicenseId} belongs to no activation", "put the last backup back"),
        _ => Finding.Broken("codes", $"a code of licence number {row.LicenseId} does not verify", Renew(row.LicenseId)),
    };

    /// <summary>How a computer with a damaged code gets a new one.</summary>
    internal static string Renew(long license) =>
        $"'jklab license show {license}' shows its key, 'jklab activation list --license {license}' its computers: 'jklab activation release KEY --system-id ID', "
        + "then 'jklab activation create KEY --system-id ID' makes a new code, which the computer needs; or put the last backup back";

    private static KeyRing RingOf(Session session) => new(StoredKey.All(session).Select(key =>
    {
        try
        {
            return key.ToPublicKey();
        }
        catch (FormatException)
        {
            return null;
        }
    }).OfType<PublicKey>());

    private static bool IsRight(Row row, KeyRing ring) =>
        row.IsStray == 0 && ActivationCode.TryParse(row.Code) is { } code && IsGenuine(code, row, ring)
        && code.Seat == row.Seat && code.Issue == row.Issue && code.IssuedOn.ToString() == row.IssuedOn;

    private static bool IsGenuine(ActivationCode? code, Row row, KeyRing ring) =>
        code is not null && code.License == row.LicenseId && code.Verify(ring, row.SystemId is null ? null : SystemId.Parse(row.SystemId).Value);

    private sealed class Row
    {
        public long LicenseId { get; init; }

        public int Seat { get; init; }

        public string IssuedOn { get; init; } = "";

        public int Issue { get; init; }

        public string Code { get; init; } = "";

        public int TakenIn { get; init; }

        public string? SystemId { get; init; }

        /// <summary>1 where its activation is missing.</summary>
        public int IsStray { get; init; }

        /// <summary>1 where its activation has ended.</summary>
        public int IsOver { get; init; }

        public int IsTrial { get; init; }
    }
}
