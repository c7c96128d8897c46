using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Cli;

/// <summary>Makes an empty data folder ready, and an older one new; under a lock, so that two starters make one key.</summary>
internal static class NewFolder
{
    internal static void MakeReady(CliContext context, IServiceProvider services)
    {
        var database = services.GetRequiredService<Database>();
        var engine = database.Engine;
        if (Migrator.IsReady(engine)) return;
        using var only = engine.LockForUpgrade();
        if (Migrator.IsReady(engine)) return;
        RefuseLostDatabase(engine, context.Folder);
        var isNew = Migrator.IsNew(engine);
        if (!isNew)
        {
            foreach (var line in context.Features.SelectMany(feature => feature.BeforeMigration(services))) context.Say(line);
        }

        Migrator.Upgrade(engine);
        var created = database.Write<List<string>>(session =>
        {
            var lines = isNew ? context.Features.SelectMany(feature => feature.FillNewFolder(services, session)).ToList() : [];
            Migrator.MarkReady(session);
            return lines;
        });
        foreach (var line in created.Value) context.Say(line);
    }

    // Keys come after the database, so keys alone mean that a database was there once, with every licence sold.
    private static void RefuseLostDatabase(StorageEngine engine, DataFolder folder)
    {
        if (engine.Exists() || folder.HasNoKeys) return;
        throw engine.IsEmbedded
            ? new OwnerException(
                $"there are signing keys in {folder.KeysFolder} but the database {folder.DatabaseFile} is missing or empty",
                "put a backup back with 'restore FILE --overwrite'; to begin anew, move the keys away first and take them in again with 'key import'")
            : new OwnerException(
                $"there are signing keys in {folder.KeysFolder} but the PostgreSQL database is empty",
                $"correct {StorageSettings.ConnectionString}, or fill the database with 'storage copy' or 'restore FILE'; to begin anew, move the keys away first");
    }
}
