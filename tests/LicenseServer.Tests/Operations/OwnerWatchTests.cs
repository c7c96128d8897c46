using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations;

/// <summary>What the owner is written to about his server, with a clock of the test's own.</summary>
public abstract class OwnerWatchTests(Engine engine) : IDisposable
{
    private const string Address = "vendor@example.com";

    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero)), engine); // a Wednesday

    private Mailbox Mailbox => new(owner);

    [SkippableFact]
    public async Task Week_IsToldOnMonday_InNumbersAlone_OnceForAllServers()
    {
        owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard", "--customer", "erika@example.com", "--count", "3").Succeeded();
        await using (var server = await StartAsync("--Backup:EveryHours=0", "--Vendor:Language=en"))
        {
            await PassAsync(TimeSpan.FromMinutes(11), () => Watched().Contains("Week"));
            owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard", "--customer", "erika@example.com").Succeeded();
            Assert.Empty(Mailbox.To(Address));

            await PassAsync(TimeSpan.FromDays(5), () => Mailbox.To(Address).Count > 0);
            var letter = Mailbox.To(Address).Single();
            Assert.Equal("Your licence server from 23 Nov 2026 to 30 Nov 2026", letter.Subject);
            Assert.All(["Licences issued: 4", "Computers activated: 0", "Open support requests: 0", "/en/owner", "Vendor:WeeklyDigest"], words => Assert.Contains(words, letter.TextBody));
            Assert.DoesNotContain("erika", letter.TextBody);
        }

        await using (var server = await StartAsync("--Backup:EveryHours=0"))
        {
            await PassAsync(TimeSpan.FromDays(7), () => Mailbox.To(Address).Count > 1);
            Assert.Contains("Ausgestellte Lizenzen: 0", Mailbox.To(Address)[1].TextBody);
        }
    }

    [SkippableFact]
    public async Task Week_TurnedOff_IsNotTold()
    {
        await using var server = await StartAsync("--Backup:EveryHours=0", "--Vendor:WeeklyDigest=false");
        owner.Run("privacy", "request", "add", "--email", "erika@example.com", "--right", "access").Succeeded();
        await PassAsync(TimeSpan.FromDays(26), () => Mailbox.To(Address).Count > 0);
        var letter = Mailbox.To(Address).Single();
        Assert.Equal("Eine Anfrage zum Datenschutz ist bald zu beantworten", letter.Subject);
        Assert.DoesNotContain("erika", letter.TextBody);
    }

    [SkippableFact]
    public async Task Trouble_IsToldOnce_AndAgainWhenItComesBack()
    {
        var folder = owner.PathTo("backups");
        File.WriteAllText(folder, "a file, where the folder has to be");
        await using var server = await StartAsync($"--Backup:Folder={folder}", "--Vendor:WeeklyDigest=false");
        await PassAsync(TimeSpan.FromMinutes(11), () => Mailbox.To(Address).Count > 0);
        Assert.Equal("Der Lizenzserver hat keine frische Sicherung", Mailbox.To(Address).Single().Subject);
        for (var hour = 0; hour < 5; hour++) await PassAsync(TimeSpan.FromHours(1), () => true);
        Assert.Single(Mailbox.To(Address));

        File.Delete(folder);
        await PassAsync(TimeSpan.FromHours(25), () => Directory.Exists(folder) && Watched().Count == 0);
        Directory.Delete(folder, recursive: true);
        File.WriteAllText(folder, "a file again");
        await PassAsync(TimeSpan.FromHours(1), () => Mailbox.To(Address).Count > 1);
    }

    [SkippableFact]
    public async Task Trouble_OfEachKind_IsToldByName()
    {
        using var disk = new SmallDisk(owner.Data, megabytes: 64);
        await using var server = await StartAsync("--Backup:EveryHours=0", "--Vendor:WeeklyDigest=false", $"--Kestrel:Certificates:Default:Path={EndingCertificate()}");
        foreach (var key in Directory.GetFiles(Path.Combine(owner.Data, "keys"), "*.pem")) File.Delete(key);
        string[] wanted = ["Der Datenträger des Lizenzservers ist fast voll", "Der Lizenzserver kann nicht signieren", "Ein Zertifikat des Lizenzservers läuft ab"];
        await PassAsync(TimeSpan.FromMinutes(11), () => Mailbox.To(Address).Count >= wanted.Length);
        Assert.Equal(wanted, Mailbox.To(Address).Select(letter => letter.Subject).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Certificate_ThatEndsSoon_IsNamedByDoctor()
    {
        var file = EndingCertificate();
        var report = owner.Run("doctor", $"--Kestrel:Certificates:Default:Path={file}").Succeeded().Out;
        Assert.Contains($"advice  certificates: {file} ends on 2026-12-05", report);
    }

    public void Dispose() => owner.Dispose();

    private Task<RunningServer> StartAsync(params string[] settings) => RunningServer.StartAsync(owner, [$"--Vendor:Email={Address}", .. settings]);

    private string EndingCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(owner.Time!.GetUtcNow().AddDays(-80), owner.Time.GetUtcNow().AddDays(10));
        return owner.Write("site.pem", certificate.ExportCertificatePem());
    }

    private List<string> Watched() => Sql.Query(owner, "SELECT name FROM owner_notices WHERE @id = 0", 0);

    /// <summary>Turns the clock on at once, and then by the hour until it holds: jobs wait for their next time only when the last one is over.</summary>
    private async Task PassAsync(TimeSpan time, Func<bool> holds)
    {
        owner.Time!.Advance(time);
        for (var attempt = 0; attempt < 40 && !await SoonAsync(holds); attempt++) owner.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(holds());
    }

    private static async Task<bool> SoonAsync(Func<bool> holds)
    {
        for (var attempt = 0; attempt < 10 && !holds(); attempt++) await Task.Delay(50);
        return holds();
    }
}

/// <inheritdoc/>
public sealed class OwnerWatchTestsOnSqlite() : OwnerWatchTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class OwnerWatchTestsOnPostgres() : OwnerWatchTests(Engine.Postgres);
