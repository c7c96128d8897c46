using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Storage;

public sealed class StorageCopyTests : IDisposable
{
    private readonly Owner small = new();
    private readonly Owner large = new(engine: Engine.Postgres) { RunsBinary = true };

    [SkippableFact]
    public async Task Copy_ToPostgresAndBack_KeepsEveryTable()
    {
        var key = Fill();
        large.Write("connection", large.Database! + "\n");
        var there = small.Json("storage", "copy", "--to", "postgres", "--connection-string-file", large.PathTo("connection"));
        Assert.Empty(
            Sql.Query(small, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND @id = 0", 0)
                .Except(["SchemaVersions", "leases", "rate_limits", "rate_limit_keys", "failed_guesses"])
                .Except(there.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("name").GetString()!)));
        small.Run("storage", "copy", "--to", "postgres", "--connection-string-file", large.PathTo("connection")).Failed("is not empty");
        small.Run("storage", "copy", "--to", "sqlite").Failed("everything is in sqlite already");

        Owner.CreatePrivate(Path.Combine(large.Data, "keys"));
        foreach (var file in Directory.GetFiles(Path.Combine(small.Data, "keys"))) File.Copy(file, Path.Combine(large.Data, "keys", Path.GetFileName(file)));
        Assert.Equal(small.Run("activation", "list", "--json").Out, large.Run("activation", "list", "--json").Out);
        large.Run("audit", "verify").Succeeded();
        await using (var server = await RunningServer.StartAsync(large, "--RateLimits:Enabled=false"))
        {
            (await new Crm(server.Client).ActivateAsync(key, Crm.NewComputer())).Is(HttpStatusCode.Created);
            large.Run("storage", "copy", "--to", "sqlite").Failed("a server is running");
        }

        var back = large.Json("storage", "copy", "--to", "sqlite");
        Assert.Contains(back.GetProperty("tables").EnumerateArray(), table => table.GetProperty("name").GetString() == "activations" && table.GetProperty("rows").GetInt64() == 2);
        Assert.Contains("move jklab.db away", large.Run("storage", "copy", "--to", "sqlite").Failed("is not empty").Error);
        var before = large.Run("license", "list", "--json").Out;
        File.Delete(Path.Combine(large.Data, "appsettings.json"));
        Assert.Equal(before, large.Run("license", "list", "--json").Out);
        large.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Restore_OfABackup_FillsPostgresAgainAndKeepsTheOldTables()
    {
        var key = large.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;
        large.Run("backup", "copy.zip").Succeeded();
        large.Json("license", "issue", "--product", "KBRS", "--edition", "standard");
        large.Run("restore", "copy.zip").Failed("is not empty");
        Assert.Contains("are in its schema before_restore_", large.Run("restore", "copy.zip", "--overwrite").Succeeded().Error);
        Assert.Equal(key, Assert.Single(large.Json("license", "list").EnumerateArray()).GetProperty("key").GetString());
        large.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Migration_OfAnOlderDatabase_MakesABackupFirst()
    {
        var key = large.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;
        Sql.Execute(
            large,
            """
            ALTER TABLE codes DROP COLUMN taken_in;
            DELETE FROM schema_scripts WHERE scriptname LIKE '%0007%';
            UPDATE schema_version SET version = 6
            """);
        var migrated = large.Run("license", "list", "--json").Succeeded();
        Assert.Equal(key, Assert.Single(migrated.Json.EnumerateArray()).GetProperty("key").GetString());
        var backup = Assert.Single(Directory.GetFiles(Path.Combine(large.Data, "backups"), "before-migration-*.zip"));
        Assert.Contains("appsettings.restored.json", small.Run("restore", backup).Succeeded().Error);
        large.Json("license", "issue", "--product", "KBRS", "--edition", "standard");
        Assert.Equal(key, Assert.Single(small.Json("license", "list").EnumerateArray()).GetProperty("key").GetString());
        large.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Restore_ThatCannotTakeTheTablesPlace_ChangesNothing()
    {
        large.Json("license", "issue", "--product", "KBRS", "--edition", "standard");
        large.Run("backup", "copy.zip").Succeeded();
        large.Json("license", "issue", "--product", "KBRS", "--edition", "standard");
        using (Sql.Hold(large, "LOCK TABLE licenses IN ACCESS SHARE MODE")) large.Run("restore", "copy.zip", "--overwrite").Failed("");

        Assert.Equal(2, large.Json("license", "list").GetArrayLength());
        Assert.Empty(Sql.Query(large, "SELECT nspname FROM pg_namespace WHERE nspname LIKE '%restore%' AND @id = 0", 0));
        Assert.Equal([large.Data], Directory.GetDirectories(Path.GetDirectoryName(large.Data)!, Path.GetFileName(large.Data) + "*"));
    }

    [SkippableFact]
    public async Task Restore_WhileAServerUsesTheDatabase_IsRefused()
    {
        large.Run("backup", "copy.zip").Succeeded();
        await using var server = await RunningServer.StartAsync(large);
        string[] there = ["--data", large.PathTo("other"), "--Storage:Provider=postgres", "--Storage:ConnectionString=" + large.Database];
        large.Run(["restore", "copy.zip", "--overwrite", .. there]).Failed("a server is running on the PostgreSQL database");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await server.Client.GetAsync("/health/ready")).StatusCode);
    }

    [SkippableFact]
    public void EmptyDatabase_BesideKeys_IsTakenForAMistake()
    {
        large.Run("license", "list").Succeeded();
        Sql.Execute(large, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        large.Run("license", "list").Failed("but the PostgreSQL database is empty");
        large.Run("serve").Failed("but the PostgreSQL database is empty");
    }

    public void Dispose()
    {
        small.Dispose();
        large.Dispose();
    }

    /// <returns>The key of a licence with free seats.</returns>
    private string Fill()
    {
        var key = small.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "3", "--licensee", "Müller & Söhne")[0].GetProperty("key").GetString()!;
        small.Run("activation", "create", key, "--system-id", Crm.NewComputer().ToString()).Succeeded();
        small.Run("trial", "create", "--product", "KBRS", "--system-id", Crm.NewComputer().ToString()).Succeeded();
        return key;
    }
}
