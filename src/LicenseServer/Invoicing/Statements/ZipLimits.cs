using System.Buffers.Binary;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>What a ZIP from a bank stays far below, and a bomb does not.</summary>
internal static class ZipLimits
{
    /// <summary>Files in one ZIP: 200.</summary>
    public const int MaxMembers = 200;

    /// <summary>A file, unpacked: 512 MiB.</summary>
    public const long MaxMember = StatementFile.MaxBytes;

    /// <summary>All files, unpacked: 2 GiB.</summary>
    public const long MaxTotal = 2L << 30;

    /// <summary>How many times larger a file may become: 200 times. XML of statements shrinks to a twentieth or so.</summary>
    public const int MaxRatio = 200;

    /// <summary>The list of files that a ZIP ends with; 200 files need a small part of it.</summary>
    private const int MaxDirectory = 1 << 20;

    private const int EndLength = 22;

    /// <summary>
    /// Ensures that the list of files is short, before the framework loads all of it: the bytes between its beginning and the record at the end of the ZIP
    /// (APPNOTE 4.3.16: signature PK 5 6, count at 10, beginning at 16). What is too large for the 32 bits of that record is too large anyway.
    /// </summary>
    /// <exception cref="StatementException">There are too many files, or it is no ZIP.</exception>
    public static void CheckDirectory(Stream stream, string name)
    {
        var tail = new byte[Math.Min(stream.Length, EndLength + ushort.MaxValue)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            if (!record.StartsWith("PK\u0005\u0006"u8)) continue;
            var length = stream.Length - tail.Length + at - BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(record[10..]) > MaxMembers || length > MaxDirectory) throw TooMany(name);
            return;
        }

        throw new StatementException($"{name} is damaged or cut off (no end of the ZIP is found)", "download it from the bank once more");
    }

    /// <summary>The refusal of too many files.</summary>
    public static StatementException TooMany(string name) => new($"{name} has more than {MaxMembers} files", "unpack it and name the files, or make several ZIPs");
}
