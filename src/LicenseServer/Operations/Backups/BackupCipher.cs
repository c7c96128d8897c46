using System.Buffers.Binary;
using System.Security.Cryptography;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>
/// An encrypted backup: a file that can lie on somebody else's disk. Whoever lacks the passphrase can neither read it nor change, cut or
/// extend it unnoticed.
/// </summary>
/// <remarks>
/// <code>
/// header  "jklab/backup/v1" 00 (16 bytes) ‖ rounds (4, big-endian) ‖ salt (16)
/// key     PBKDF2-HMAC-SHA-256(passphrase as UTF-8, salt, rounds), 32 bytes
/// pieces  of 65,536 bytes, the last one shorter, perhaps empty: AES-256-GCM ciphertext ‖ tag (16);
///         nonce = number of the piece from 0 (11, big-endian) ‖ 01 for the last piece, else 00; the header is authenticated with each
/// </code>
/// The pieces are chained by their numbers and ended by the mark of the last one (the STREAM construction of Hoang, Reyhanitabar, Rogaway
/// and Vizár, 2015). 600,000 rounds are OWASP's figure for PBKDF2-HMAC-SHA-256.
/// </remarks>
internal static class BackupCipher
{
    private const int Rounds = 600_000;
    private const int MaxRounds = 10_000_000;
    private const int SaltLength = 16;
    private const int KeyLength = 32;
    private const int TagLength = 16;
    private const int NonceLength = 12;
    private const int PieceLength = 65_536;

    private static readonly int HeaderLength = Magic.Length + 4 + SaltLength;

    private static ReadOnlySpan<byte> Magic => "jklab/backup/v1\0"u8;

    /// <summary>Whether a file begins as an encrypted backup does.</summary>
    internal static bool IsEncrypted(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> start = stackalloc byte[Magic.Length];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Magic);
    }

    internal static void Encrypt(Stream plain, Stream target, string passphrase, RandomNumberGenerator random)
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(Magic.Length), Rounds);
        random.GetBytes(header.AsSpan(Magic.Length + 4));
        target.Write(header);

        using var cipher = CipherOf(header, passphrase);
        var piece = new byte[PieceLength];
        var sealedPiece = new byte[PieceLength + TagLength];
        for (long number = 0, length = PieceLength; length == PieceLength; number++)
        {
            length = plain.ReadAtLeast(piece, PieceLength, throwOnEndOfStream: false);
            var text = sealedPiece.AsSpan(0, (int)length);
            var tag = sealedPiece.AsSpan((int)length, TagLength);
            cipher.Encrypt(Nonce(number, isLast: length < PieceLength), piece.AsSpan(0, (int)length), text, tag, header);
            target.Write(sealedPiece, 0, (int)length + TagLength);
        }
    }

    /// <exception cref="CryptographicException">The passphrase is another, or the file was changed, cut or extended; what was written so far is not to be used.</exception>
    internal static void Decrypt(Stream source, Stream target, string passphrase)
    {
        var header = new byte[HeaderLength];
        if (source.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.AsSpan().StartsWith(Magic)) throw Damaged();
        using var cipher = CipherOf(header, passphrase);
        var sealedPiece = new byte[PieceLength + TagLength];
        var piece = new byte[PieceLength];
        for (long number = 0, length = PieceLength; length == PieceLength; number++)
        {
            length = source.ReadAtLeast(sealedPiece, sealedPiece.Length, throwOnEndOfStream: false) - TagLength;
            if (length < 0) throw Damaged();
            var text = sealedPiece.AsSpan(0, (int)length);
            var tag = sealedPiece.AsSpan((int)length, TagLength);
            cipher.Decrypt(Nonce(number, isLast: length < PieceLength), text, tag, piece.AsSpan(0, (int)length), header);
            target.Write(piece, 0, (int)length);
        }
    }

    private static AesGcm CipherOf(byte[] header, string passphrase)
    {
        var rounds = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(Magic.Length));
        if (rounds is < 1 or > MaxRounds) throw Damaged();
        var key = Rfc2898DeriveBytes.Pbkdf2(passphrase, header.AsSpan(Magic.Length + 4), rounds, HashAlgorithmName.SHA256, KeyLength);
        try
        {
            return new AesGcm(key, TagLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(NonceLength - 9), number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private static CryptographicException Damaged() => new("the encrypted backup is damaged");
}
