using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JkLab.LicenseCore;

/// <summary>By what a revocation list names an activation code: the first 10 bytes of SHA-256 over an opening, payload and signature.</summary>
/// <remarks>
/// <c>"jklab/code-hash/v1\0" ‖ payload with padding ‖ signature</c>. Who holds a stolen key and wants a code of his own to have a listed
/// hash must make about 2^80 / n signatures, n being how many are listed: 2^60 for a million. Ten bytes keep the list of 10,000 customers
/// at 100 KB.
/// </remarks>
public static class CodeHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 10;

    private static readonly byte[] Opening = Encoding.ASCII.GetBytes("jklab/code-hash/v1\0");

    /// <summary>The hash of a code.</summary>
    public static byte[] Of(ActivationCode code)
    {
        using var sha = SHA256.Create();
        return Of(code, sha);
    }

    /// <summary>The hashes of many codes as a list holds them: ascending, each once.</summary>
    public static byte[] Join(IEnumerable<ActivationCode> codes)
    {
        using var sha = SHA256.Create();
        var hashes = new List<(ulong High, ushort Low)>();
        foreach (var code in codes)
        {
            var hash = Of(code, sha);
            hashes.Add((BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(8))));
        }

        hashes.Sort();
        var joined = new byte[hashes.Count * Length];
        var at = 0;
        for (var i = 0; i < hashes.Count; i++)
        {
            if (i > 0 && hashes[i] == hashes[i - 1]) continue;
            BinaryPrimitives.WriteUInt64BigEndian(joined.AsSpan(at), hashes[i].High);
            BinaryPrimitives.WriteUInt16BigEndian(joined.AsSpan(at + 8), hashes[i].Low);
            at += Length;
        }

        return joined.AsSpan(0, at).ToArray();
    }

    private static byte[] Of(ActivationCode code, SHA256 sha) =>
        sha.ComputeHash([.. Opening, .. code.Payload, .. code.Signature]).AsSpan(0, Length).ToArray();
}
