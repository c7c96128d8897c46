using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Audit;

/// <summary>The audit of one server, as it was found.</summary>
/// <param name="Server">Whose: 16 hexadecimal digits.</param>
/// <param name="Links">Commits.</param>
/// <param name="Entries">Entries in them.</param>
/// <param name="Head">The hash of the last link. Noted elsewhere, it proves later that nothing up to here was cut off.</param>
public sealed record AuditedChain(string Server, long Links, long Entries, string Head);

/// <summary>Follows every chain from its first link to its last.</summary>
public sealed class ChainCheck
{
    private readonly Dictionary<string, AuditedChain> chains = new(StringComparer.Ordinal);
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];

    private ChainCheck()
    {
    }

    /// <summary>The chains, as far as they hold.</summary>
    public IReadOnlyCollection<AuditedChain> Chains => chains.Values;

    /// <summary>Where a chain is broken, a line each, the first break of each chain; empty when all is well.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Entries whose details were erased, as they may be.</summary>
    public long Erased { get; private set; }

    /// <summary>Entries from before there was a chain.</summary>
    public long Unchained { get; private set; }

    /// <summary>Whether the wanted hash was among the links.</summary>
    public bool HasWanted { get; private set; }

    /// <summary>Checks everything.</summary>
    /// <param name="session">One consistent state.</param>
    /// <param name="wanted">A hash noted earlier, which must be that of a link.</param>
    public static ChainCheck Run(Session session, string? wanted = null)
    {
        var check = new ChainCheck();
        var rows = session.Stream<Row>(
            """
            SELECT l.server, l.number, l.entries, l.hash, e.position, e.at, e.actor, e.action, e.license_id, e.activation_id, e.details_hash,
                   e.salt, e.details
            FROM audit_links l LEFT JOIN audit_entries e ON e.server = l.server AND e.link = l.number
            ORDER BY l.server, l.number, e.position
            """);
        foreach (var link in Links(rows)) check.Follow(link, wanted);
        check.CompareHeads(session);
        check.CountStrays(session);
        return check;
    }

    private static IEnumerable<List<Row>> Links(IEnumerable<Row> rows)
    {
        var link = new List<Row>();
        foreach (var row in rows)
        {
            if (link.Count > 0 && (link[0].Number != row.Number || link[0].Server != row.Server))
            {
                yield return link;
                link = [];
            }

            link.Add(row);
        }

        if (link.Count > 0) yield return link;
    }

    private void Follow(List<Row> link, string? wanted)
    {
        var (server, number) = (link[0].Server, link[0].Number);
        if (broken.Contains(server)) return;
        var before = chains.GetValueOrDefault(server) ?? new AuditedChain(server, 0, 0, AuditChain.Beginning);
        if (FindProblem(link, before) is { } problem)
        {
            broken.Add(server);
            problems.Add($"the audit chain of server {server} is broken at link {number}: {problem}");
            return;
        }

        if (link[0].Hash == wanted) HasWanted = true;
        Erased += link.Count(row => row.DetailsHash is not null && row.Details is null);
        chains[server] = new AuditedChain(server, number, before.Entries + link.Count, link[0].Hash);
    }

    private static string? FindProblem(List<Row> link, AuditedChain before)
    {
        if (link[0].Number != before.Links + 1) return $"link {before.Links + 1} is missing";
        if (link.Count != link[0].Entries || link.Where((row, index) => row.Position != index).Any()) return "an entry is missing, or one was put in";
        if (link.Any(row => !row.HasItsDetails)) return "the details of an entry were changed";
        return AuditChain.HashLink(before.Head, link[0].Server, link[0].Number, link) == link[0].Hash ? null : "an entry was changed";
    }

    private void CompareHeads(Session session)
    {
        foreach (var (server, number, hash) in session.Query<(string, long, string)>("SELECT server, number, hash FROM audit_chains ORDER BY server"))
        {
            var found = chains.GetValueOrDefault(server);
            if (broken.Contains(server) || (found?.Links ?? 0) == number && (found?.Head ?? AuditChain.Beginning) == hash) continue;
            problems.Add(found?.Links == number
                ? $"the audit chain of server {server} has another head than its last link"
                : $"the audit chain of server {server} ends at link {found?.Links ?? 0} and should end at link {number}");
        }
    }

    private void CountStrays(Session session)
    {
        Unchained = session.ExecuteScalar<long>("SELECT COUNT(*) FROM audit_entries WHERE server = ''");
        var slippedIn = CountSlippedIn(session);
        if (slippedIn > 0) problems.Add($"{(slippedIn == 1 ? "1 audit entry is" : $"{slippedIn} audit entries are")} in no chain, and no older than the first one");
        var strays = session.ExecuteScalar<long>(
            """
            SELECT COUNT(*) FROM audit_entries e
            WHERE e.server <> '' AND NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.server = e.server AND l.number = e.link)
            """);
        if (strays > 0) problems.Add($"{(strays == 1 ? "1 audit entry is" : $"{strays} audit entries are")} in no link of a chain");
    }

    // A database that began without chains has a key from before the first of them; in any other every entry is in one.
    private static long CountSlippedIn(Session session) => session.ExecuteScalar<long>(
        """
        SELECT COUNT(*) FROM audit_entries e, (SELECT MIN(at) AS at FROM audit_entries WHERE server <> '') first
        WHERE e.server = '' AND (e.at >= first.at OR first.at <= (SELECT MIN(created_at) FROM signing_keys))
        """);

    private sealed class Row : ChainedEntry
    {
        public string Server { get; init; } = "";

        public long Number { get; init; }

        public int Entries { get; init; }

        public string Hash { get; init; } = "";

        public int? Position { get; init; }
    }
}
