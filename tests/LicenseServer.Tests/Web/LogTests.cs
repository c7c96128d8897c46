using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>No key, code, System-ID, mail address or full IP address in any log or metric, whatever happens.</summary>
public partial class LogTests
{
    [Fact]
    public async Task Logs_AfterEverythingThatCanHappen_HoldNoSecret()
    {
        using var owner = new Owner();
        await using var server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false", "--Proxy:KnownProxies=127.0.0.1", "--Logging:Level=Debug", "--Metrics:Anywhere=true");
        server.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        var crm = new Crm(server.Client);
        var key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--customer", "frau.glanz@example.com", "--licensee", "Glanz GmbH")[0].GetProperty("key").GetString()!;
        var computer = Crm.NewComputer();
        var code = (await crm.ActivateAsync(key, computer, label: "Empfang Süd")).Is(HttpStatusCode.Created).Code;
        var receipt = DeactivationReceipt.Create(ActivationCode.TryParse(code)!, computer, Day.Of(TimeProvider.System.GetUtcNow())).ToString();
        await crm.ActivateAsync(key, Crm.NewComputer());
        await crm.ActivateAsync(key[..^1] + "X", computer);
        await crm.ActivateAsync(computer, key);
        await crm.ValidateAsync(key, computer, code);
        await crm.ValidateAsync(key, computer, code[..40]);
        var trial = (await crm.TryAsync("KBRS", computer)).Code;
        await crm.DeactivateAsync(key, receipt: receipt);
        await crm.DeactivateAsync(key, receipt: receipt);
        await crm.SendAsync("activations", $$"""{"{{key}}":"{{computer}}"}""");
        await crm.SendAsync("activations", $$"""{"licenseKey":"{{key}}","systemId":"{{computer}}" """);
        await crm.SendAsync("activations", $$"""{"licenseKey":"{{key}}"}""", "text/plain");
        foreach (var path in new[] { "/a/" + computer, "/" + key, "/nope?mail=frau.glanz@example.com", "/api/v1/activations/" + computer, "/health/ready" })
            using (await server.Client.GetAsync(path)) { }

        using (await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(key.Replace("-", "")), "/nope"))) { }
        var metrics = await server.Client.GetStringAsync("/metrics");
        Assert.Contains("method=\"POST\"", metrics);
        await server.StopAsync();

        var files = Directory.GetFiles(Path.Combine(owner.Data, "logs"));
        Assert.NotEmpty(files);
        var logs = string.Concat(files.Select(File.ReadAllText)) + server.Out + server.Error + metrics;
        Assert.Contains("POST /api/v1/activations 201", logs);
        Assert.Matches(@"started: version \d+\.\d+\.\d+, listening on http://127\.0\.0\.1:\d+, database sqlite", logs);
        Assert.Contains("INF stopped", logs);
        Assert.Contains("from 203.0.113.0/24", logs);

        var plain = NotASymbol().Replace(logs.ToUpperInvariant(), "");
        string[] secrets = [key, computer.ToString(), receipt, .. code.Split('\n'), .. trial.Split('\n')];
        foreach (var secret in secrets)
            Assert.DoesNotContain(secret.Replace("-", ""), plain);
        Assert.All(["example.com", "Glanz", "Empfang", "203.0.113.77", "mail="], secret => Assert.DoesNotContain(secret, logs));
        Assert.DoesNotMatch(@"\b[0-9A-Z]{5}(-[0-9A-Z]{5}){3}\b", logs);
    }

    [GeneratedRegex("[^0-9A-Z]")]
    private static partial Regex NotASymbol();
}
