using System.Security.Cryptography;
using JkLab.LicenseServer.Downloads;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Support;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether every file that a row names lies there as it was stored, and no other.</summary>
internal static class CheckStoredFiles
{
    private const long ReadAtMost = 200L * 1024 * 1024;

    internal static IEnumerable<Finding> Attachments(Session session, DataFolder folder, RandomNumberGenerator random, DateTimeOffset now) => Run(
        "attachments", new StoredFiles(folder.AttachmentsFolder, random), folder.AttachmentsFolder, Attachment.AllStored(session), withContent: true,
        "put the folder attachments of the last backup back beside what is there", now);

    /// <summary>Large ones are counted only: to read them all would take minutes.</summary>
    internal static IEnumerable<Finding> Releases(Session session, DataFolder folder, RandomNumberGenerator random, DateTimeOffset now)
    {
        var stored = Release.AllStored(session);
        return Run(
            "releases", new StoredFiles(folder.ReleasesFolder, random), folder.ReleasesFolder, stored, stored.Sum(file => file.Size) <= ReadAtMost,
            "withdraw the release with 'jklab release withdraw ID' and add it again: releases are in no backup", now);
    }

    private static IEnumerable<Finding> Run(
        string check, StoredFiles files, string folder, IReadOnlyList<StoredFile> stored, bool withContent, string hint, DateTimeOffset now)
    {
        var damaged = 0;
        foreach (var file in stored)
        {
            if (files.FindDamage(file, withContent) is not { } damage) continue;
            damaged++;
            yield return Finding.Broken(check, $"{files.PathOf(file.Name)} {damage}", hint);
        }

        var strays = files.FindStrays(stored.Select(file => file.Name).ToHashSet(), files.Names(), now).ToList();
        foreach (var stray in strays) yield return Finding.Advice(check, $"{files.PathOf(stray)} belongs to nothing", "the server deletes it within a day while it runs; or delete it yourself");
        if (damaged == 0) yield return Finding.Ok(check, $"{(stored.Count == 1 ? "1 file" : $"{stored.Count} files")}, {stored.Sum(file => file.Size) >> 20} MiB, each {(withContent ? "as it was stored" : "there and as long as it was")}");
        if (Directory.Exists(folder) && Keys.KeyFolder.CheckMode(folder) is { } open) yield return Finding.Advice(check, open, $"chmod 700 {folder}");
    }
}
