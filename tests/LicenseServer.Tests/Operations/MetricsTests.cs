using System.Globalization;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations;

public class MetricsTests
{
    [Fact]
    public async Task Metrics_AfterActivations_CountThemByOutcome()
    {
        await using var server = await RunningServer.StartAsync();
        var key = server.Owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;
        var crm = new Crm(server.Client);
        var computer = Crm.NewComputer();
        await crm.ActivateAsync(key, computer);
        await crm.ActivateAsync(key, computer);
        await crm.ActivateAsync(key, computer);
        await crm.ActivateAsync(key, Crm.NewComputer());
        await crm.ActivateAsync("nonsense", computer);

        var metrics = await ReadAsync(server);
        Assert.Equal(1, metrics["jklab_activations_total{outcome=\"created\"}"]);
        Assert.Equal(2, metrics["jklab_activations_total{outcome=\"repeated\"}"]);
        Assert.Equal(1, metrics["jklab_activations_total{outcome=\"seats-exhausted\"}"]);
        Assert.Equal(1, metrics["jklab_activations_total{outcome=\"license-key-malformed\"}"]);
    }

    [Fact]
    public async Task Metrics_OfStorage_TellCommitsQueueSizeAndBackup()
    {
        await using var server = await RunningServer.StartAsync(null, "--Backup:EveryHours=0");
        var key = server.Owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;
        await new Crm(server.Client).ActivateAsync(key, Crm.NewComputer());

        var metrics = await ReadAsync(server);
        Assert.Equal(0, metrics["jklab_storage_queued_operations"]);
        Assert.InRange(metrics["jklab_storage_commit_operations_count"], 1, 20);
        Assert.InRange(metrics["jklab_storage_commit_duration_seconds_sum"], 1e-6, 60);
        Assert.Equal(0, metrics["jklab_storage_failed_operations_total"]);
        Assert.InRange(metrics["jklab_database_bytes"], 4096, 1 << 24);
        Assert.Equal(double.NaN, metrics["jklab_backup_age_seconds{folder=\"first\"}"]);

        server.Owner.Write("data/backups/jklab-20260101-000000.zip", "");
        Assert.InRange((await ReadAsync(server))["jklab_backup_age_seconds{folder=\"first\"}"], 1, double.MaxValue);
    }

    [Fact]
    public async Task BackupAge_WhereNoneIsYet_IsInfiniteInEachFolder()
    {
        using var owner = new Owner();
        var share = owner.PathTo("share");
        await using var server = await RunningServer.StartAsync(owner, "--Backup:SecondFolder=" + share, "--Backup:PassphraseFile=" + owner.Write("passphrase", "share"));
        owner.Write("data/backups/jklab-20260101-000000.zip", "");

        var metrics = await ReadAsync(server);
        Assert.InRange(metrics["jklab_backup_age_seconds{folder=\"first\"}"], 1, double.MaxValue);
        Assert.Contains("{folder=\"second\"} +Inf\n", await server.Client.GetStringAsync("/metrics"));
        Assert.Equal(double.PositiveInfinity, metrics["jklab_backup_age_seconds{folder=\"second\"}"]);
    }

    private static async Task<Dictionary<string, double>> ReadAsync(RunningServer server) =>
        Regex.Matches(await server.Client.GetStringAsync("/metrics"), @"^([a-z_]+(?:\{(?:outcome|folder)=""[a-z-]+""\})?) (\S+)$", RegexOptions.Multiline)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value == "+Inf" ? double.PositiveInfinity : double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
}
