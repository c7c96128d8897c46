using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Audit;

/// <summary>
/// The audit as a chain of links, one chain for each server and one link for each commit: whoever changes, drops or inserts an entry breaks
/// the chain from there on.
/// </summary>
/// <remarks>
/// <code>
/// link    = SHA-256("jklab/audit/v1" 00 ‖ hash of the link before (32 bytes, zero for the first) ‖ server (8) ‖ number from 1 (8, big-endian)
///           ‖ for each entry, in the order of its position from 0: SHA-256(entry))
/// entry   = at LF actor LF action LF licence number LF activation LF details hash, as UTF-8; what there is not is empty
/// details hash = SHA-256(salt (16 random bytes) ‖ details), in hexadecimal
/// </code>
/// Details and their salt can be erased: the hash stays, and without the salt nobody can guess what they were.
/// </remarks>
internal static class AuditChain
{
    private const int HashLength = 32;

    /// <summary>The hash before the first link.</summary>
    internal static readonly string Beginning = new('0', 2 * HashLength);

    /// <summary>Adds a link of all entries of a commit to this server's chain.</summary>
    internal static void Append(Session session, IReadOnlyList<object> notes)
    {
        var entries = notes.Cast<ChainedEntry>().ToList();
        var head = Next(session);
        session.Execute(
            """
            INSERT INTO audit_entries (server, link, position, at, actor, action, license_id, activation_id, details_hash, salt, details)
            VALUES (@server, @link, @position, @At, @Actor, @Action, @LicenseId, @ActivationId, @DetailsHash, @Salt, @Details)
            """,
            entries.Select((entry, position) => new
            {
                server = session.Server,
                link = head.Number,
                position,
                entry.At,
                entry.Actor,
                entry.Action,
                entry.LicenseId,
                entry.ActivationId,
                entry.DetailsHash,
                entry.Salt,
                entry.Details,
            }));
        var hash = HashLink(head.Hash, session.Server, head.Number, entries);
        session.Execute(
            "INSERT INTO audit_links (server, number, entries, hash) VALUES (@server, @Number, @Count, @hash)",
            new { server = session.Server, head.Number, entries.Count, hash });
        session.Execute("UPDATE audit_chains SET hash = @hash WHERE server = @server", new { server = session.Server, hash });
    }

    /// <summary>The hash of a link, in hexadecimal.</summary>
    internal static string HashLink(string before, string server, long number, IEnumerable<ChainedEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("jklab/audit/v1\0"u8);
        hash.AppendData(Convert.FromHexString(before));
        hash.AppendData(Convert.FromHexString(server));
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
        foreach (var entry in entries) hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Hashed)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Counting up locks this chain until the commit, so that a verb beside the server waits its turn.
    private static Head Next(Session session)
    {
        const string CountUp = "UPDATE audit_chains SET number = number + 1 WHERE server = @Server RETURNING number, hash";
        return session.QueryFirstOrDefault<Head>(CountUp, new { session.Server }) ?? Begin();

        Head Begin()
        {
            session.Execute("INSERT INTO audit_chains (server, number, hash) VALUES (@Server, 0, @Beginning) ON CONFLICT (server) DO NOTHING", new { session.Server, Beginning });
            return session.QueryFirstOrDefault<Head>(CountUp, new { session.Server })!;
        }
    }

    private sealed class Head
    {
        public long Number { get; init; }

        public string Hash { get; init; } = "";
    }
}
