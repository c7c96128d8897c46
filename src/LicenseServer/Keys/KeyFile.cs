using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseServer.Keys;

/// <summary>
/// A private signing key in a file: PKCS#8 version 1 in PEM, plain or encrypted, as the openssl binary reads and writes it.
/// </summary>
/// <remarks>
/// <para>Plain: 48 bytes, the prefix <c>302e020100300506032b657004220420</c> and the seed (RFC 8410). Version 2, which adds the public key,
/// is refused by OpenSSL 3.0.</para>
/// <para>Encrypted: PBES2 with PBKDF2-HMAC-SHA-256, 600,000 rounds, and AES-256-CBC (RFC 8018); the passphrase in UTF-8. CBC
/// authenticates nothing, so whoever reads compares the key's id with one known beforehand.</para>
/// </remarks>
internal static class KeyFile
{
    internal const int Rounds = 600_000;

    private const string PlainLabel = "PRIVATE KEY";
    private const string EncryptedLabel = "ENCRYPTED PRIVATE KEY";
    private const string Ed25519 = "1.3.101.112";
    private static readonly byte[] Prefix = Convert.FromHexString("302e020100300506032b657004220420");

    /// <summary>The key as text; encrypted when there is a passphrase.</summary>
    internal static string Write(SigningKey key, string? passphrase)
    {
        var seed = key.ExportSeed();
        byte[] der = [.. Prefix, .. seed];
        try
        {
            if (passphrase is null) return PemEncoding.WriteString(PlainLabel, der) + "\n";
            var encrypted = Pkcs8PrivateKeyInfo.Decode(der, out _)
                .Encrypt(passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Rounds));
            return PemEncoding.WriteString(EncryptedLabel, encrypted) + "\n";
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            CryptographicOperations.ZeroMemory(der);
        }
    }

    /// <summary>Whether the text holds an encrypted key.</summary>
    internal static bool IsEncrypted(string pem) => PemEncoding.TryFind(pem, out var fields) && pem[fields.Label] == EncryptedLabel;

    /// <summary>Reads a key.</summary>
    /// <exception cref="CryptographicException">It is no Ed25519 key, or the passphrase is missing or wrong.</exception>
    internal static SigningKey Read(string pem, string? passphrase)
    {
        if (!PemEncoding.TryFind(pem, out var fields)) throw new CryptographicException("it holds no private key in PEM");
        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        try
        {
            return pem[fields.Label] switch
            {
                PlainLabel => FromInfo(Pkcs8PrivateKeyInfo.Decode(der, out _)),
                EncryptedLabel when passphrase is null => throw new CryptographicException("it is encrypted and no passphrase is known"),
                EncryptedLabel => FromInfo(Decrypt(der, passphrase)),
                var label => throw new CryptographicException($"it holds '{label}' and no private key in PKCS#8"),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    private static Pkcs8PrivateKeyInfo Decrypt(byte[] der, string passphrase)
    {
        try
        {
            return Pkcs8PrivateKeyInfo.DecryptAndDecode(passphrase, der, out _);
        }
        catch (CryptographicException e)
        {
            throw new CryptographicException("the passphrase does not open it", e);
        }
    }

    private static SigningKey FromInfo(Pkcs8PrivateKeyInfo info)
    {
        var octets = info.PrivateKeyBytes.Span;
        if (info.AlgorithmId.Value != Ed25519 || octets.Length != 2 + SigningKey.SeedLength || octets[0] != 4 || octets[1] != SigningKey.SeedLength)
            throw new CryptographicException("it holds a private key of another kind than Ed25519");
        return new SigningKey(octets[2..]);
    }
}
