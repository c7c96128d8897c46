using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>Codes that were given up are remembered by a hash of their signature, from which they cannot be read back.</summary>
internal static class Burnt
{
    private const int HashLength = 16;
    private static readonly byte[] Opening = Encoding.ASCII.GetBytes("jklab/given-up/v1\0");

    internal static string HashOf(ActivationCode code)
    {
        using var sha = SHA256.Create();
        return Hex.Write(sha.ComputeHash([.. Opening, .. code.Signature]).AsSpan(0, HashLength));
    }
}
