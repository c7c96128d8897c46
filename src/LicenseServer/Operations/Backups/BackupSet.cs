using System.Globalization;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>The scheduled backups in a folder: <c>jklab-yyyyMMdd-HHmmss.zip</c>, or <c>.zip.jklab</c> where they are encrypted. Other files are not touched, but for what is left of one that was killed.</summary>
/// <param name="folder">The folder; it may not exist yet.</param>
internal sealed partial class BackupSet(string folder)
{
    private const string Format = "yyyyMMdd-HHmmss";

    /// <summary>The newest, or null. One from the future was made while the clock was wrong; it counts when its time has come.</summary>
    internal (string File, DateTimeOffset At)? Newest(DateTimeOffset now) => Past(now).Select(found => ((string, DateTimeOffset)?)found).FirstOrDefault();

    /// <summary>The file for a new one.</summary>
    internal string NameFor(DateTimeOffset now, bool isEncrypted)
    {
        BackupPlace.Require(folder);
        return Path.Combine(folder, "jklab-" + now.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture) + (isEncrypted ? ".zip.jklab" : ".zip"));
    }

    /// <summary>Takes in a finished backup from another folder; it appears only when it is whole.</summary>
    internal void Add(string file)
    {
        BackupPlace.Require(folder);
        using var source = File.OpenRead(file);
        BackupFile.Write(Path.Combine(folder, Path.GetFileName(file)), source.CopyTo);
    }

    /// <summary>Deletes all but the newest so many, and what was killed while it was written, a day ago or earlier.</summary>
    internal void Rotate(int keep, DateTimeOffset now)
    {
        foreach (var old in Past(now).Skip(keep)) File.Delete(old.File);
        foreach (var file in Directory.EnumerateFiles(folder, ".jklab-*").Where(file => Unfinished().IsMatch(Path.GetFileName(file)) && now - File.GetLastWriteTimeUtc(file) > TimeSpan.FromDays(1)))
            TryDelete(file);
    }

    // Somebody may hold it; the next time tries again.
    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private IEnumerable<(string File, DateTimeOffset At)> Past(DateTimeOffset now) => All().Where(found => found.At <= now).OrderByDescending(found => found.At);

    private IEnumerable<(string File, DateTimeOffset At)> All()
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.EnumerateFiles(folder, "jklab-*"))
        {
            if (Name().Match(Path.GetFileName(file)) is { Success: true } match
                && DateTimeOffset.TryParseExact(match.Groups[1].Value, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                yield return (file, at);
        }
    }

    [GeneratedRegex(@"^jklab-(\d{8}-\d{6})\.zip(\.jklab)?\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\.jklab-\d{8}-\d{6}\.zip(\.jklab)?\.[a-z0-9]{8}\.[a-z0-9]{3}\z")]
    private static partial Regex Unfinished();
}
