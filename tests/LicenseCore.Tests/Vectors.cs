using System.Text.Json;

namespace JkLab.LicenseCore.Tests;

/// <summary>The files in tests/vectors: made by other implementations, never changed, and the last word.</summary>
internal static class Vectors
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", file)), Options)!;

    internal sealed record CodeFile(string PrivateKeySeedHex, string PublicKeySpkiHex, string KeyIdHex, CodeVector[] Vectors);

    internal sealed record CodeVector(
        string SystemId,
        Fields Fields,
        string PayloadHex,
        string SignedMessageHex,
        string SignatureHex,
        string Code,
        int? ReceiptDay,
        string? Receipt);

    internal sealed record Fields(
        int Kind,
        int Product,
        int Edition,
        uint License,
        int IssuedDay,
        int ExpiryDay,
        int UpdatesUntilDay,
        int Seat,
        int Issue,
        ushort Features,
        string? Licensee);

    internal sealed record CaseFile(string PublicKeySpkiHex, int ProductNumber, int Today, int BuildDay, CodeCase[] Cases);

    internal sealed record CodeCase(string Name, string SystemId, string? Problem, string PayloadHex, string Code);

    internal sealed record SystemIdFile(SystemIdVector[] Vectors);

    internal sealed record SystemIdVector(
        string Note,
        string Platform,
        string Product,
        Dictionary<string, string> Read,
        string Component,
        string Value,
        string DigestHex,
        string SystemId);

    internal sealed record RevocationFile(TrustedKey[] Trusted, RevocationVector[] Lists, RefusedText[] Refused);

    internal sealed record TrustedKey(string KeyId, string SpkiHex, string SeedHex);

    internal sealed record RevocationVector(
        string Name,
        uint Number,
        int IssuedDay,
        string SignerId,
        uint[] Licenses,
        SeatVector[] Seats,
        RetiredKeyVector[] RetiredKeys,
        string SignedHex,
        string SignatureHex,
        string Text,
        string[] ReadsToo,
        RevokedCode[] Codes);

    internal sealed record SeatVector(uint License, int Seat, int LastDay, int LastIssue);

    internal sealed record RetiredKeyVector(string KeyId, string[] Hashes);

    internal sealed record RevokedCode(string Code, string SystemId, string Hash, string? Problem);

    internal sealed record RefusedText(string Name, string Problem, string Text);
}
