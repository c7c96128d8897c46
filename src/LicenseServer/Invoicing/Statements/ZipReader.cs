using System.IO.Compression;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Reads a ZIP of camt messages, in its order. Folders and what macOS adds (<c>__MACOSX</c>, <c>.DS_Store</c>, <c>._…</c>) are passed over; anything else that
/// is no XML refuses the ZIP, so that nothing is left out unnoticed. One of the files has to be of the seller's account.
/// </summary>
internal static class ZipReader
{
    /// <summary>Reads a ZIP.</summary>
    /// <param name="stream">Where it is; it can seek.</param>
    /// <param name="name">The file, for messages.</param>
    /// <param name="accounts">Takes note of the accounts.</param>
    /// <exception cref="StatementException">It exceeds a limit, is damaged, or has something else in it.</exception>
    public static IEnumerable<StatementEntry> Read(Stream stream, string name, SeenAccounts accounts)
    {
        using var zip = StatementGuard.Watch(name, () => Open(stream, name));
        var members = zip.Entries.Where(member => !IsPassedOver(member.FullName)).ToList();
        if (members.Count == 0) throw new StatementException($"{name} is a ZIP with no statement in it", "download it from the bank once more");
        var left = ZipLimits.MaxTotal;
        foreach (var member in members)
        {
            var place = $"{name}, {Shown(member.FullName)}";
            StatementGuard.Watch(place, () => Check(member, place));
            using var content = StatementGuard.Watch(place, () => Unpack(member, place, left));
            foreach (var entry in CamtReader.Read(content, place, accounts)) yield return entry;
            left -= content.Unpacked;
        }
    }

    private static ZipArchive Open(Stream stream, string name)
    {
        ZipLimits.CheckDirectory(stream, name);
        stream.Position = 0;
        var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.Count <= ZipLimits.MaxMembers ? zip : throw ZipLimits.TooMany(name);
    }

    /// <summary>Looks at the first bytes alone, in a stream of its own: unpacking cannot go back.</summary>
    private static bool Check(ZipArchiveEntry member, string place)
    {
        if (member.IsEncrypted) throw new StatementException($"{place} is encrypted", "unpack the ZIP with its password and name the files");
        using var content = Unpack(member, place, ZipLimits.MaxTotal);
        var head = new byte[StatementSniffer.Length];
        var format = StatementSniffer.Recognize(head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)), place);
        return format switch
        {
            StatementFormat.Camt => true,
            StatementFormat.Zip => throw new StatementException($"{place} is a ZIP within the ZIP", "unpack the outer one and name the inner ones"),
            _ => throw new StatementException($"{place} is no XML", "in a ZIP camt messages alone are read; unpack it and name other files by themselves"),
        };
    }

    private static ZipMember Unpack(ZipArchiveEntry member, string place, long left) => new(member.Open(), place, member.CompressedLength, left, member.Crc32);

    private static bool IsPassedOver(string path) =>
        path.EndsWith('/') || path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path[(path.LastIndexOf('/') + 1)..] is ".DS_Store" or ['.', '_', ..];

    private static string Shown(string path) => StatementText.Line(path.Length > 80 ? "…" + path[^80..] : path);
}
