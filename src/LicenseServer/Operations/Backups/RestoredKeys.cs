using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>The private halves of the keys that a restored database knows: those that the backup lacks come from the folder that it replaces.</summary>
internal static class RestoredKeys
{
    /// <summary>Copies them.</summary>
    /// <param name="keys">What the restored database knows.</param>
    /// <param name="replaced">The folder that was there.</param>
    /// <param name="contents">The one that takes its place.</param>
    /// <returns>The names of the files that belong to none of these keys, and stay where they are.</returns>
    internal static IReadOnlyList<string> Keep(IReadOnlyList<StoredKey> keys, DataFolder replaced, DataFolder contents)
    {
        if (replaced.HasNoKeys) return [];
        var missing = Directory.EnumerateFiles(replaced.KeysFolder, "*.pem").Where(file => !File.Exists(FileIn(contents, file)))
            .ToLookup(file => keys.Any(key => key.KeyId == Path.GetFileNameWithoutExtension(file)));
        foreach (var file in missing[true]) File.Copy(file, FileIn(contents, file));
        return [.. missing[false].Select(file => Path.GetFileName(file))];
    }

    /// <summary>What the owner has to know of them, a line each.</summary>
    /// <param name="keys">What the restored database knows.</param>
    /// <param name="strangers">What <see cref="Keep"/> left.</param>
    /// <param name="folder">The restored folder, in its place.</param>
    /// <param name="kept">Where the old one is, or null.</param>
    internal static IEnumerable<string> Notes(IReadOnlyList<StoredKey> keys, IReadOnlyList<string> strangers, DataFolder folder, string? kept)
    {
        var active = keys.FirstOrDefault(key => key.Active);
        if (active is not null && !File.Exists(FileIn(folder, active.KeyId + ".pem")))
            yield return $"the private half of {active.KeyId}, which signs, is not here; bring it back with 'jklab key import FILE'";
        if (kept is null) yield break;
        foreach (var file in strangers)
        {
            var old = FileIn(new DataFolder(kept), file);
            yield return $"{old} is no key of this backup; if your programs know it, 'jklab key import {old}' takes it in, and 'jklab key activate {Path.GetFileNameWithoutExtension(file)}' lets it sign";
        }
    }

    private static string FileIn(DataFolder folder, string file) => Path.Combine(folder.KeysFolder, Path.GetFileName(file));
}
