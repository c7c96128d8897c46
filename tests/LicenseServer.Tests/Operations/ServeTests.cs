using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations;

public class ServeTests
{
    [Fact]
    public async Task Start_OnEmptyFolder_PrintsAddressAndFirstSteps()
    {
        await using var server = await RunningServer.StartAsync();

        var lines = server.Out.Split('\n');
        Assert.StartsWith($"listening on {server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)} ", lines[0]);
        await Eventually.HoldsAsync(() => server.Out.Contains("backup FILE"));
        Assert.Contains("license issue --product KBRS --edition standard", server.Out);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task Start_WithoutVerb_IsTheServer()
    {
        using var owner = new Owner();
        using var process = owner.Start(null, "--urls", "http://127.0.0.1:0");
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        process.Kill();
        Assert.StartsWith("listening on http://127.0.0.1:", line);
    }

    [Fact]
    public async Task SecondServer_OnTheSameFolder_StopsUntilTheFirstIsDead()
    {
        using var owner = new Owner();
        await using var first = await RunningServer.StartAsync(owner);

        owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed("a server is running on the data folder");
        first.Kill();
        await using var second = await RunningServer.StartAsync(owner);
        Assert.Equal(HttpStatusCode.OK, (await second.Client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public void Port_InUse_IsSaid()
    {
        using var owner = new Owner();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var refused = owner.Run("serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}").Failed("address already in use");
        Assert.Contains("--urls", refused.Error);
        Assert.DoesNotContain(" at ", refused.Error);
    }

    [Theory]
    [InlineData("http://127.0.0.1:80x", "is no address to listen on")]
    [InlineData("http://127.0.0.1:99999", "is no address to listen on")]
    [InlineData("ftp://127.0.0.1", "is no address to listen on")]
    [InlineData("foo", "is no address to listen on")]
    [InlineData("https://127.0.0.1:0", "there is no certificate for https://127.0.0.1:0")]
    public void Address_ThatCannotBe_IsRefusedByName(string url, string words)
    {
        using var owner = new Owner();
        owner.Run("serve", "--urls", url).Failed(words);
    }

    [Fact]
    public async Task Https_FromPemFiles_IsServed()
    {
        using var owner = new Owner();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        owner.Write("cert.pem", certificate.ExportCertificatePem());
        owner.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
        owner.Write("data/appsettings.json", $$"""
            { "Kestrel": { "Endpoints": { "Public": { "Url": "https://127.0.0.1:0",
              "Certificate": { "Path": "{{owner.PathTo("cert.pem")}}", "KeyPath": "{{owner.PathTo("key.pem")}}" } } } } }
            """);
        using var process = owner.Start(null, "serve");
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var address = line!.Split(' ')[2];
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Subject == "CN=localhost" };
        using var client = new HttpClient(handler);
        Assert.StartsWith("https://", address);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address + "/health/live")).StatusCode);
        process.Kill();
    }

    [Fact]
    public async Task Metrics_ForStrangers_AreNotThere()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Contains("http_request_duration_seconds", await server.Client.GetStringAsync("/metrics"));

        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        forwarded.Headers.Add("X-Forwarded-For", "203.0.113.9");
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.SendAsync(forwarded)).StatusCode);
        using var named = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        named.Headers.Host = "licenses.example.com";
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.SendAsync(named)).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    public async Task Metrics_ThroughAConfiguredProxy_AreNotThere(string header, string value)
    {
        await using var server = await RunningServer.StartAsync(null, "--Proxy:KnownProxies=127.0.0.1");
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        forwarded.Headers.Add(header, value);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.SendAsync(forwarded)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Metrics_SetOtherwise_AreForAll()
    {
        await using var server = await RunningServer.StartAsync(null, "--Metrics:Anywhere=true");
        using var named = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        named.Headers.Host = "licenses.example.com";
        Assert.Equal(HttpStatusCode.OK, (await server.Client.SendAsync(named)).StatusCode);
    }

    [Fact]
    public async Task Log_GoesToAFileADay()
    {
        await using var server = await RunningServer.StartAsync();
        await server.Client.GetAsync("/health/live");
        await server.StopAsync();
        var file = Assert.Single(Directory.GetFiles(Path.Combine(server.Owner.Data, "logs")));
        Assert.Contains("GET /health/live 200", File.ReadAllText(file));
    }

    [Fact]
    public async Task Log_OfManyFiles_KeepsTheNewest16()
    {
        using var owner = new Owner();
        var today = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd");
        for (var i = 1; i <= 40; i++) owner.Write($"data/logs/jklab-{today}_{i:000}.log", "x\n");
        await using var server = await RunningServer.StartAsync(owner);
        await server.Client.GetAsync("/health/live");
        await server.StopAsync();
        var files = Directory.GetFiles(Path.Combine(owner.Data, "logs"));
        Assert.Equal(16, files.Length);
        Assert.DoesNotContain(files, file => file.EndsWith("_024.log"));
    }

    [Fact]
    public async Task FirstSteps_BesideTheSample_AreInOrder()
    {
        using var owner = new Owner();
        Directory.CreateDirectory(owner.PathTo("samples/KbrsCrm"));
        await using var server = await RunningServer.StartAsync(owner);
        await Eventually.HoldsAsync(() => server.Out.Contains("backup FILE"));
        int[] places = [.. new[] { "license issue", "key export --out publickey.pem", "dotnet run --project samples/KbrsCrm" }.Select(step => server.Out.IndexOf(step))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task FirstSteps_UnderDotnet_NameTheProgramAsItWasStarted()
    {
        using var owner = new Owner();
        var start = new ProcessStartInfo("dotnet", [Owner.Binary + ".dll", "serve", "--urls", "http://127.0.0.1:0", "--data", owner.Data])
        {
            WorkingDirectory = owner.Folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var guide = new List<string>();
        while (guide.Count == 0 || !guide[^1].Contains("license issue")) guide.Add((await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!);
        process.Kill();
        Assert.Matches($@"dotnet\S* {Regex.Escape(Owner.Binary + ".dll")} --data ", guide[^1]);
    }
}
