using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Tests.Storage;

/// <summary>Databases that earlier versions wrote keep everything.</summary>
public sealed class MigrationTests : IDisposable
{
    private const string Key = "7S322-NWMDX-3VYMM-D209E";
    private const string Released = "GP1XF-3A7QY-FR6F0-DTK15";
    private const string Active = "HBRA4-8W880-0DDAA-JMVYP";

    private readonly Owner owner = new() { RunsBinary = true };

    public MigrationTests()
    {
        Directory.CreateDirectory(owner.Data);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(owner.Data, "jklab.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "database-schema-1.sql"));
        command.ExecuteNonQuery();
    }

    public void Dispose() => owner.Dispose();

    [Fact]
    public void Migration_WithAFileInTheWayOfItsBackup_SaysSo()
    {
        var file = owner.Write("data/backups", "in the way");
        owner.Run("license", "list").Failed($"{file} is a file, not a folder");
    }

    [Fact]
    public void FirstSchema_KeepsEveryActivationAndItsCode()
    {
        var rows = owner.Json("activation", "list", "--license", Key).EnumerateArray().ToList();
        Assert.Equal([Released, Active, "CDBCR-K1QTA-9G4NK-0NQQ7"], rows.Select(row => row.GetProperty("systemId").GetString()));
        Assert.Equal([1, 2, 1], rows.Select(row => row.GetProperty("seat").GetInt32()));
        Assert.Equal(JsonValueKind.String, rows[0].GetProperty("releasedAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("releasedAt").ValueKind);
        foreach (var row in rows.Take(2))
        {
            var check = owner.RunWith(row.GetProperty("activationCode").GetString()!, null, "code", "check", "--json").Succeeded().Json;
            Assert.True(check.GetProperty("valid").GetBoolean());
        }
    }

    [Fact]
    public void Migration_MakesABackupFirst()
    {
        var migrated = owner.Run("license", "list").Succeeded();
        var backup = Assert.Single(Directory.GetFiles(Path.Combine(owner.Data, "backups"), "before-migration-*.zip"));
        Assert.Contains(backup, migrated.Error);
        Assert.DoesNotContain("backups", owner.Run("license", "list").Succeeded().Error);
        owner.Run("restore", backup, "--data", "other").Succeeded();
        Assert.Equal(4, owner.Json("activation", "list", "--data", "other").GetArrayLength());
    }

    [Fact]
    public void FirstSchema_KeepsItsAuditBesideTheNewChain()
    {
        owner.Run("license", "suspend", Key, "--reason", "unpaid").Succeeded();
        var actions = owner.Json("audit", "list", "--license", Key).EnumerateArray().Select(entry => entry.GetProperty("action").GetString()).ToList();
        Assert.Equal("license.issued", actions[0]);
        Assert.Equal("license.suspended", actions[^1]);
        Assert.Contains("activation.released", actions);
        var report = owner.Json("audit", "verify");
        Assert.True(report.GetProperty("unchained").GetInt64() > 5);
        Assert.Contains($"{report.GetProperty("unchained")} older than it", owner.Run("doctor").Out);
        Sql.Execute(owner, "UPDATE audit_entries SET at = '2999-01-01T00:00:00.000Z' WHERE server = '' AND position = 1");
        owner.Run("audit", "verify").Failed("1 audit entry is in no chain");
        Assert.Equal(1, Assert.Single(report.GetProperty("chains").EnumerateArray()).GetProperty("entries").GetInt64());
    }
}
