using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>Somebody who was erased, in a form that says nothing to whoever does not know him.</summary>
/// <param name="Id">The erasure: 32 hexadecimal digits, noted in the audit too.</param>
/// <param name="AccountId">The number of the account, where there was one.</param>
/// <param name="Salt">32 hexadecimal digits.</param>
/// <param name="Hash">SHA-256 of the salt and the address in lower case, in hexadecimal digits.</param>
internal sealed record Erased(string Id, long? AccountId, string Salt, string Hash)
{
    internal static Erased Of(Person person, RandomNumberGenerator random)
    {
        var salt = NewId.Hex(random);
        return new Erased(NewId.Hex(random), person.AccountId, salt, HashOf(salt, person.Email));
    }

    /// <summary>Whether an address is his.</summary>
    internal bool Has(string email) => HashOf(Salt, email) == Hash;

    private static string HashOf(string salt, string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + EmailKey.Of(email))));
}

/// <summary>
/// Who was erased, outside the database, so that no backup brings anybody back: <c>erased.list</c> in the data folder, for the owner alone, a line each:
/// erasure, account or -, salt, hash. Lists can be put together by writing one behind the other.
/// </summary>
internal static class ErasedList
{
    /// <summary>The file.</summary>
    internal const string FileName = "erased.list";

    /// <summary>Adds lines, and returns when they are on the disk.</summary>
    internal static void Add(string folder, IEnumerable<Erased> erased)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(Path.Combine(folder, FileName), options);
        foreach (var one in erased) file.Write(Encoding.ASCII.GetBytes($"{one.Id} {one.AccountId?.ToString() ?? "-"} {one.Salt} {one.Hash}\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>All of several folders, each once; a line that was not written to its end is none.</summary>
    internal static IReadOnlyList<Erased> Read(params IEnumerable<string> folders) =>
    [
        .. folders.Select(folder => Path.Combine(folder, FileName)).Where(File.Exists).SelectMany(File.ReadLines).Select(Parse).OfType<Erased>().DistinctBy(erased => erased.Id),
    ];

    /// <summary>Brings the list of another folder up to this one's: backups are put back from there when this folder is lost.</summary>
    internal static void CopyTo(string from, string to)
    {
        var missing = Read(from).ExceptBy(Read(to).Select(erased => erased.Id), erased => erased.Id).ToList();
        if (missing.Count > 0) Add(to, missing);
    }

    private static Erased? Parse(string line) => line.Split(' ') is [{ Length: 32 } id, var account, { Length: 32 } salt, { Length: 64 } hash]
        ? new Erased(id, long.TryParse(account, out var number) ? number : null, salt, hash)
        : null;
}
