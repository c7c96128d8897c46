using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Revocation;

/// <summary>What a revocation list has to say at a moment.</summary>
internal sealed record RevokedContent(IReadOnlyList<uint> Licenses, IReadOnlyList<RevokedSeat> Seats, IReadOnlyList<string> KeyIds)
{
    internal static RevokedContent Read(Session session) => new(
        [.. session.Query<long>("SELECT id FROM licenses WHERE status = 'revoked' ORDER BY id").Select(id => (uint)id)],
        RevokedSeats.All(session),
        RetiredKeys.Ids(session));

    /// <summary>By what the same content is known again. Of a retired key the id is enough: its codes are settled when it is retired.</summary>
    internal string Fingerprint()
    {
        var text = new StringBuilder();
        foreach (var license in Licenses) text.Append("license ").Append(license).Append('\n');
        foreach (var seat in Seats) text.Append("seat ").Append(seat.License).Append(' ').Append(seat.Seat).Append(' ').Append(seat.LastDay).Append(' ').Append(seat.LastIssue).Append('\n');
        foreach (var id in KeyIds) text.Append("key ").Append(id).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text.ToString())));
    }
}
