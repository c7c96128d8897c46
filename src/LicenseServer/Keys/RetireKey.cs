using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>A key that was retired.</summary>
/// <param name="Key">The key.</param>
/// <param name="Codes">How many codes it legitimately signed; they stay valid.</param>
/// <param name="LeftOut">How many were taken in that no restore explains; they become invalid.</param>
/// <param name="Active">The key that signs now.</param>
public sealed record Retirement(StoredKey Key, int Codes, int LeftOut, StoredKey Active);

/// <summary>
/// Retires a key for good, stolen or merely old: it never signs again, and whatever it signs elsewhere is refused by every program that
/// has the next revocation list. What it legitimately signed is written down by hashes, and stays valid.
/// </summary>
/// <remarks>
/// Whoever stole the key can have his own codes taken in, as if an older database had been put back. So a code that was taken in counts
/// only where a restore is on record that explains it: on the day of the code or later.
/// </remarks>
public sealed class RetireKey(ActivateKey activate, TimeProvider time)
{
    /// <summary>What the list keeps free for licences and seats.</summary>
    private const int RoomForOthers = 1024 * 1024;

    /// <summary>Retires a key; the active one only with another in its place, which is found where there is just one.</summary>
    /// <param name="session">In which it happens as a whole.</param>
    /// <param name="id">The key.</param>
    /// <param name="successor">The key that signs from then on, or null.</param>
    /// <exception cref="OwnerException">The private half of the successor cannot be used; nothing has changed.</exception>
    public Result<Retirement> Run(Session session, string id, string? successor)
    {
        // Waits for everybody who is signing with the key: what they sign is committed then, and found below.
        session.ExecuteScalar<string>("SELECT k.key_id FROM signing_keys k WHERE k.key_id = @id" + session.ForUpdateOf("k"), new { id });
        if (StoredKey.Find(session, id) is not { } key) return ActivateKey.Unknown(id);
        if (key.RetiredAt is not null) return Refusal.ToOwner($"the key {key.KeyId} is retired already", "'jklab key list' shows since when");
        if (!FindSuccessor(session, key, successor).TryGet(out var next, out var refusal)) return refusal;

        if (!activate.Run(session, next.KeyId).TryGet(out var active, out refusal)) return refusal;
        var signed = SignedBy(session, key.KeyId).ToLookup(row => row.IsExplained, row => row.Code);
        var leftOut = signed[false].Count();
        var hashes = CodeHash.Join(signed[true]);
        var codes = hashes.Length / CodeHash.Length;
        if (hashes.Length + RoomForOthers + RetiredKeys.All(session).Sum(other => other.Hashes.Length) > RevocationList.MaxLength)
        {
            return Refusal.ToOwner(
                $"the key signed {codes} codes, more than a revocation list has room for",
                $"activate another one with 'jklab key activate ID' and leave {key.KeyId} out of the next programs; its codes must then be issued again");
        }

        var now = time.GetUtcNow();
        session.Execute(
            "INSERT INTO retired_keys (key_id, retired_at, hashes) VALUES (@KeyId, @now, @text)",
            new { key.KeyId, now, text = Convert.ToBase64String(hashes) });
        AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "key.retired") { Details = new { key.KeyId, codes, leftOut, active = active.KeyId } });
        return new Retirement(key with { Active = false, RetiredAt = Moment.ToText(now) }, codes, leftOut, active);
    }

    private static Result<StoredKey> FindSuccessor(Session session, StoredKey key, string? named)
    {
        var all = StoredKey.All(session);
        var others = all.Where(other => other.KeyId != key.KeyId && other.RetiredAt is null).ToList();
        var hasRetired = all.Any(other => other.RetiredAt is not null);
        if (named is not null)
        {
            if (StoredKey.Find(session, named) is not { } found) return ActivateKey.Unknown(named);
            return found != key ? found : Refusal.ToOwner("a key cannot follow on itself", "name another one with --activate ID");
        }

        if (!key.Active) return others.First(other => other.Active);
        return others.Count switch
        {
            1 => others[0],
            0 => Refusal.ToOwner(
                $"{key.KeyId} is the only key{(hasRetired ? " that is not retired" : "")}, and without one nothing can be signed",
                $"take in one that your programs know with 'jklab key import FILE', or make one with 'jklab key create' and build its public half into them; then 'jklab key retire {key.KeyId}' again"),
            _ => Refusal.ToOwner(
                "several keys could sign from then on: " + string.Join(", ", others.Select(other => other.KeyId)),
                "choose one that your programs know with --activate ID"),
        };
    }

    // A code names its key by the first byte of the id, which no two keys here share. Codes that a restored backup displaced are recorded
    // with their activation alone; trials have a table of their own.
    private static IEnumerable<(ActivationCode Code, bool IsExplained)> SignedBy(Session session, string id)
    {
        var firstByte = Convert.FromHexString(id)[0];
        var restored = session.ExecuteScalar<string>("SELECT MAX(day) FROM issue_floors") is { } day && Day.TryParse(day, out var last) ? last : (Day?)null;
        return session.Stream<(string Code, int TakenIn)>("SELECT code, taken_in FROM codes WHERE key_id = @id", new { id })
            .Concat(session.Stream<(string Code, int TakenIn)>(
                """
                SELECT code, 1 FROM activations a
                WHERE NOT EXISTS (SELECT 1 FROM codes c WHERE c.license_id = a.license_id AND c.code = a.code)
                """))
            .Concat(session.Stream<(string Code, int TakenIn)>("SELECT code, 0 FROM trials"))
            .Select(row => (Code: ActivationCode.TryParse(row.Code), IsTakenIn: row.TakenIn != 0))
            .Where(row => row.Code is not null && row.Code.Payload[1] == firstByte)
            .Select(row => (row.Code!, !row.IsTakenIn || row.Code!.IssuedOn <= restored));
    }
}
