using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Cli;

/// <summary>Makes an empty data folder ready, and an older one new; under a lock, so that two starters make one key.</summary>
internal static class NewFolder
{
    internal static void MakeReady(CliContext context, IServiceProvider services)
    {
        var file = context.Folder.DatabaseFile;
        if (Migrator.IsReady(file)) return;
        using var only = context.Folder.Lock(DataFolder.CreateLock);
        if (Migrator.IsReady(file)) return;
        var isNew = Migrator.IsNew(file);
        Migrator.Upgrade(file);
        var created = services.GetRequiredService<Database>().Write<List<string>>(session =>
        {
            var lines = isNew ? context.Features.SelectMany(feature => feature.FillNewFolder(services, session)).ToList() : [];
            Migrator.MarkReady(session);
            return lines;
        });
        foreach (var line in created.Value) context.Say(line);
    }
}
