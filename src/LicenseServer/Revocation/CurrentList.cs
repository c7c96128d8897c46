using System.Text;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Revocation;

/// <summary>The list that is current.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IssuedAt">When it was signed.</param>
/// <param name="Text">The list in its text form, in ASCII, the same bytes for everybody who asks; null where nobody wants it.</param>
internal sealed record IssuedList(uint Number, DateTimeOffset IssuedAt, byte[]? Text);

/// <summary>
/// Gives the current revocation list. It is signed when somebody asks and something has changed since the last one, and kept: a number
/// stands for one content, and the same content keeps its number.
/// </summary>
/// <remarks>
/// Numbers are the seconds since 2024, or one more than the last where that is higher, so that after a restored backup none comes twice.
/// </remarks>
internal sealed class CurrentList(Database database, SigningKeys keys, TimeProvider time)
{
    private static readonly DateTimeOffset Epoch = new Day(0).Start;

    private readonly Lock gate = new();
    private IssuedList? loaded;

    /// <summary>The current list.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="isKnown">Whether he has it already and needs no text.</param>
    /// <param name="ct">Gives the question up.</param>
    /// <exception cref="OwnerException">A new one is due, and the signing key cannot be used.</exception>
    internal async Task<IssuedList> GetAsync(Actor actor, Func<IssuedList, bool> isKnown, CancellationToken ct = default)
    {
        for (var known = isKnown; ; known = _ => false)
        {
            if (await database.ReadAsync(session => Read(session, known), ct) is { } list) return list;
            _ = (await database.WriteAsync<bool>(session => Issue(session, actor), ct)).Value;
        }
    }

    private static IssuedList? Find(Session session, string fingerprint) =>
        session.QueryFirstOrDefault<Row>("SELECT number, issued_at, content FROM revocation_lists ORDER BY number DESC LIMIT 1") is { } row && row.Content == fingerprint
            ? new IssuedList((uint)row.Number, row.IssuedAt, null)
            : null;

    private IssuedList? Read(Session session, Func<IssuedList, bool> isKnown) =>
        Find(session, RevokedContent.Read(session).Fingerprint()) is not { } found ? null
        : isKnown(found) ? found
        : WithText(session, found);

    // It may be long: whoever asks at the same time waits for the one who loads it. What a write has not committed yet is never kept.
    private IssuedList? WithText(Session session, IssuedList found)
    {
        lock (gate)
        {
            if (loaded is not null && loaded with { Text = null } == found) return loaded;
            var text = session.ExecuteScalar<string>("SELECT list FROM revocation_lists WHERE number = @number", new { number = (long)found.Number });
            return text is null ? null : loaded = found with { Text = Encoding.ASCII.GetBytes(text) };
        }
    }

    private bool Issue(Session session, Actor actor)
    {
        var content = RevokedContent.Read(session);
        var fingerprint = content.Fingerprint();
        if (Find(session, fingerprint) is not null) return false;

        var now = time.GetUtcNow();
        var last = session.ExecuteScalar<long?>("SELECT MAX(number) FROM revocation_lists") ?? 0;
        var key = keys.Active(session);
        var list = RevocationList.Sign(
            new RevocationTerms
            {
                Number = (uint)Math.Max(last + 1, Math.Clamp((long)(now - Epoch).TotalSeconds, 0, uint.MaxValue)),
                IssuedOn = Day.Of(now),
                Licenses = content.Licenses,
                Seats = content.Seats,
                RetiredKeys = RetiredKeys.All(session),
            },
            key);
        var number = (long)list.Number;
        var kept = session.Execute(
            "INSERT INTO revocation_lists (number, issued_at, content, list) VALUES (@number, @now, @fingerprint, @text) ON CONFLICT (number) DO NOTHING",
            new { number, now, fingerprint, text = list.ToString() });

        // Another server was faster by a moment.
        if (kept == 0) return Issue(session, actor);
        session.Execute("DELETE FROM revocation_lists WHERE number < @number", new { number });
        AuditLog.Append(session, new AuditEntry(now, actor, "revocation-list.issued")
        {
            Details = new { number, keyId = list.SignerId, licenses = list.LicenseCount, seats = list.SeatCount, retiredKeys = list.RetiredKeys.Count },
        });
        return true;
    }

    private sealed class Row
    {
        public long Number { get; init; }

        public DateTimeOffset IssuedAt { get; init; }

        public string Content { get; init; } = "";
    }
}
