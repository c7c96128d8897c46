using JkLab.LicenseCore;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Revocation;

/// <summary>A revocation list as scripts and people read it.</summary>
internal sealed record RevocationListView(
    uint Number, string IssuedOn, string KeyId, int Bytes, uint[] Licenses, RevokedSeatView[] Seats, RevocationListView.Key[] RetiredKeys, string List)
{
    internal static RevocationListView Of(RevocationList list) => new(
        list.Number, list.IssuedOn.ToString(), list.SignerId, list.Length, [.. list.Licenses], [.. list.Seats.Select(RevokedSeatView.Of)],
        [.. list.RetiredKeys.Select(key => new Key(key.KeyId, key.Count))], list.ToString());

    /// <summary>The same in words.</summary>
    internal void WriteTo(TextWriter writer)
    {
        Table.WriteFields(
            writer,
            ("number", Number.ToString()), ("issued", IssuedOn), ("signed by", KeyId), ("bytes", Bytes.ToString()),
            ("licences", Licenses.Length.ToString()), ("seats", Seats.Length.ToString()), ("retired keys", RetiredKeys.Length.ToString()));
        foreach (var license in Licenses) writer.WriteLine($"licence {license}");
        foreach (var seat in Seats) writer.WriteLine(seat);
        foreach (var key in RetiredKeys) writer.WriteLine($"key {key.KeyId}: {(key.Codes == 1 ? "1 code stays" : $"{key.Codes} codes stay")} valid");
    }

    /// <summary>A retired key, and how many of its codes stay valid.</summary>
    internal sealed record Key(string KeyId, int Codes);
}
