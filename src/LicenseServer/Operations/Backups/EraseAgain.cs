using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Privacy;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>A backup brings nobody back: who was erased since is erased again. The list lies in the folder that is replaced, and beside the backups of the second folder.</summary>
internal static class EraseAgain
{
    internal static void Run(CliContext context, Database restored, DataFolder contents, string file)
    {
        var erased = ErasedList.Read(context.Folder.Path, Path.GetDirectoryName(file)!);
        if (erased.Count == 0) return;
        ErasedList.Add(contents.Path, erased);
        var inventory = context.Services.GetRequiredService<Inventory>();
        var (count, files) = restored.Write<(int, IReadOnlyList<string>)>(session => RepeatErasures.Run(session, inventory, contents, erased, context.Time.GetUtcNow())).Value;
        foreach (var name in files) File.Delete(name);
        if (count > 0) context.Say($"{count} {(count == 1 ? "erasure" : "erasures")} of people repeated, which came after this backup");
    }
}
