using System.Net;
using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Downloads;

public sealed class ReleaseTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Fact]
    public async Task Demo_IsForEverybody()
    {
        Publish("demo-1.0.zip", "1.0", "--demo", "--platform", "windows");
        using var stranger = Person.Stranger(workshop);
        var page = await stranger.OpenAsync("/downloads");
        page.Is(HttpStatusCode.OK).Says("KBRS CRM 1.0", "Demo", "Windows", "nach der Anmeldung", Convert.ToHexStringLower(SHA256.HashData("demo-1.0.zip 1.0"u8)));
        var file = await page.FollowAsync("Herunterladen demo-1.0.zip");
        Assert.Equal("demo-1.0.zip 1.0", file.Html);
        Assert.StartsWith("attachment; filename=demo-1.0.zip", file.Headers["Content-Disposition"]);
        Assert.Equal("application/octet-stream", file.Headers["Content-Type"]);
        Assert.Contains("sandbox", file.Headers["Content-Security-Policy"]);
    }

    [Fact]
    public async Task Release_IsForThoseWhoseUpdatesCoverIt_AndInTheirSecurityLog()
    {
        Publish("setup-2.0.exe", "2.0", "--build-date", "2026-03-01");
        Publish("setup-2.1.exe", "2.1", "--build-date", "2026-05-01");
        using var person = await Person.CustomerAsync(workshop);
        Assert.DoesNotContain("2.0", (await person.OpenAsync("/downloads")).Text);

        await AddAsync(person, workshop.Issue("--updates-until", "2026-03-01"));
        var page = await person.OpenAsync("/downloads");
        page.Says("KBRS CRM 2.0", "KBRS CRM 2.1", "Ihre Updates reichten bis 01.03.2026");
        Assert.True(page.Text.IndexOf("KBRS CRM 2.1", StringComparison.Ordinal) < page.Text.IndexOf("KBRS CRM 2.0", StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => page.Link("Herunterladen setup-2.1.exe"));
        var link = page.Link("Herunterladen setup-2.0.exe");
        Assert.Equal("setup-2.0.exe 2.0", (await person.Browser.OpenAsync(link)).Html);
        (await person.OpenAsync("/account/log")).Says("Heruntergeladen: KBRS CRM 2.0");

        var forbidden = link.Replace(Release("2.0"), Release("2.1")).Replace("2.0.exe", "2.1.exe");
        var there = await person.Browser.OpenAsync(forbidden);
        Assert.Equal((await person.OpenAsync("/downloads/123456789/x.exe")).Is(HttpStatusCode.NotFound).Text, there.Is(HttpStatusCode.NotFound).Text);
        (await person.Browser.OpenAsync(forbidden + ".sig")).Is(HttpStatusCode.NotFound);
        (await person.Browser.OpenAsync(link.Replace("setup-2.0.exe", "other.exe"))).Is(HttpStatusCode.NotFound);
        using var stranger = Person.Stranger(workshop);
        (await stranger.Browser.OpenAsync(link)).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("KBRS CRM 2.0", (await stranger.OpenAsync("/downloads")).Text);
    }

    [Theory]
    [InlineData("suspend", "Ihre Lizenz ist gesperrt")]
    [InlineData("revoke", "Ihre Lizenz ist gesperrt")]
    [InlineData("change", "Ihre Lizenz ist am 01.02.2026 abgelaufen")]
    public async Task Release_OfALicenseThatMayNotBeUsed_SaysWhy(string verb, string words)
    {
        var version = "3." + verb;
        Publish("setup-3.exe", version, "--build-date", "2026-01-01");
        using var person = await Person.CustomerAsync(workshop);
        var key = workshop.Issue();
        await AddAsync(person, key);
        var link = (await person.OpenAsync("/downloads")).Link("Herunterladen setup-3.exe");
        workshop.Owner.Run(["license", verb, key, .. verb == "change" ? new[] { "--expires", "2026-02-01" } : ["--reason", "x"]]).Succeeded();
        (await person.OpenAsync("/downloads")).Says(words);
        (await person.Browser.OpenAsync(link)).Is(HttpStatusCode.NotFound);
        Withdraw(version);
    }

    [Fact]
    public async Task Download_GoesOnWhereItWasBrokenOff_AndIsLoggedWhereItBegins()
    {
        Publish("big.zip", "4.0", "--demo");
        using var person = await Person.CustomerAsync(workshop);
        var link = (await person.OpenAsync("/downloads")).Link("Herunterladen big.zip");
        var whole = await person.Browser.OpenAsync(link);
        Assert.Equal("bytes", whole.Headers["Accept-Ranges"]);
        var part = await RangeAsync(person, link, "bytes=4-", whole.Headers["ETag"]);
        part.Is(HttpStatusCode.PartialContent);
        Assert.Equal(("zip 4.0", "bytes 4-10/11"), (part.Html, part.Headers["Content-Range"]));
        (await RangeAsync(person, link, "bytes=99-", null)).Is(HttpStatusCode.RequestedRangeNotSatisfiable);
        (await AskAsync(person, HttpMethod.Head, link)).Is(HttpStatusCode.OK);
        (await AskAsync(person, HttpMethod.Get, link, ("If-None-Match", whole.Headers["ETag"]))).Is(HttpStatusCode.NotModified);
        (await AskAsync(person, HttpMethod.Get, link, ("If-Modified-Since", whole.Headers["Last-Modified"]))).Is(HttpStatusCode.NotModified);
        await IsLoggedAsync(1);

        // What begins at the first byte is another download, however it is asked for.
        (await RangeAsync(person, link, "bytes=4-", "\"another\"")).Is(HttpStatusCode.OK);
        await IsLoggedAsync(2);
        Assert.Equal("big.zip 4.0", (await RangeAsync(person, link, "bytes=-99", null)).Is(HttpStatusCode.PartialContent).Html);
        await IsLoggedAsync(3);
        Assert.Equal("big.zip 4.0", (await RangeAsync(person, link, "bytes=1-2,0-", null)).Is(HttpStatusCode.OK).Html);
        await IsLoggedAsync(4);
        Withdraw("4.0");
        (await person.Browser.OpenAsync(link)).Is(HttpStatusCode.NotFound);

        async Task IsLoggedAsync(int times) => Assert.Equal(times, (await person.OpenAsync("/account/log")).Text.Split("Heruntergeladen").Length - 1);
    }

    [Fact]
    public void Verbs_RefuseWhatIsNoRelease()
    {
        Publish("five.zip", "5.0");
        var file = workshop.Owner.PathTo("five.zip");
        workshop.Owner.Run("release", "add", file, "--product", "KBRS", "--version", "5.0").Failed("is there already");
        workshop.Owner.Run("release", "add", file, "--product", "NONE", "--version", "5.1").Failed("there is no product 'NONE'");
        workshop.Owner.Run("release", "add", file, "--product", "KBRS", "--version", "5 1").Failed("is no version");
        workshop.Owner.Run("release", "add", workshop.Owner.Write("a b.zip", ""), "--product", "KBRS", "--version", "5.1").Failed("is no name");
        workshop.Owner.Run("release", "add", "nofile.zip", "--product", "KBRS", "--version", "5.1").Failed("cannot be read");
        workshop.Owner.Run("release", "withdraw", "123456789").Failed("there is no release");
        Assert.Contains("five.zip", workshop.Owner.Run("release", "list").Succeeded().Out);
        Assert.Equal(Directory.GetFiles(Path.Combine(workshop.Owner.Data, "releases")).Length, workshop.Run("release", "list").GetArrayLength());
    }

    [Fact]
    public async Task Notes_AreMarkdownAndNoHtml()
    {
        var notes = workshop.Owner.Write("notes.md", "# Neu\n\n* **schneller** <script>alert(1)</script>\n");
        Publish("notes.zip", "6.0", "--demo", "--notes", notes);
        using var stranger = Person.Stranger(workshop);
        var page = await stranger.OpenAsync("/downloads");
        Assert.Contains("<h3>Neu</h3>", page.Html);
        Assert.Contains("<strong>schneller</strong>", page.Html);
        Assert.DoesNotContain("<script>alert", page.Html);
    }

    [Fact]
    public async Task Notes_LeadNowhereElse()
    {
        var notes = workshop.Owner.Write("links.md", "[evil](javascript:alert(1)) ![far](https://far.example/x.png) ![near](near.png) [good](https://good.example/) <javascript:alert(2)>\n");
        Publish("links.zip", "6.1", "--demo", "--notes", notes);
        using var stranger = Person.Stranger(workshop);
        var page = await stranger.OpenAsync("/downloads");
        Assert.DoesNotContain("href=\"javascript", page.Html);
        Assert.DoesNotContain("src=\"https://far.example", page.Html);
        Assert.Contains("src=\"/pages/near.png\"", page.Html);
        Assert.Contains("href=\"https://good.example/\"", page.Html);
    }

    [Fact]
    public void Doctor_KnowsReleases_AndBackupsLeaveThemOut()
    {
        using var own = new Owner { RunsBinary = true };
        own.Json("release", "add", own.Write("a.zip", "content"), "--product", "KBRS", "--version", "1");
        Assert.Contains("releases: 1 file", own.Run("doctor").Succeeded().Out);
        own.Run("backup", "one.zip").Succeeded();
        own.Run("restore", "one.zip", "--overwrite").Succeeded();
        Assert.Contains("releases: 1 file", own.Run("doctor").Succeeded().Out);
        own.Run("restore", "one.zip", "--data", "other").Succeeded();
        Assert.Contains("is missing", own.Run("doctor", "--data", "other").Out);
        File.AppendAllText(Directory.GetFiles(Path.Combine(own.Data, "releases")).Single(), "x");
        Assert.Contains("has 8 bytes instead of 7", own.Run("doctor").Out);
    }

    [SkippableFact]
    public void Signature_IsVerifiedByOpenssl()
    {
        var release = Publish("signed.zip", "7.0", "--platform", "linux", "--build-date", "2026-03-01");
        workshop.Owner.Run("key", "export", "--out", workshop.Owner.PathTo("key.pem")).Succeeded();
        byte[] message = [.. "jklab/release/v1\0"u8, .. SHA256.HashData("signed.zip 7.0"u8), .. Encoding.ASCII.GetBytes("KBRS 7.0 linux 2026-03-01")];
        File.WriteAllBytes(workshop.Owner.PathTo("message"), message);
        File.WriteAllBytes(workshop.Owner.PathTo("signature"), Convert.FromBase64String(release.GetProperty("signature").GetString()!));
        Assert.Contains("Verified Successfully", Tool.Openssl(workshop.Owner.Folder, "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "message", "-sigfile", "signature"));
    }

    // The content of each is its name and version.
    private System.Text.Json.JsonElement Publish(string name, string version, params string[] options) =>
        workshop.Run(["release", "add", workshop.Owner.Write(name, $"{name} {version}"), "--product", "KBRS", "--version", version, .. options]);

    private string Release(string version) =>
        workshop.Run("release", "list").EnumerateArray().Single(row => row.GetProperty("version").GetString() == version).GetProperty("id").GetInt64().ToString();

    private void Withdraw(string version) => workshop.Owner.Run("release", "withdraw", Release(version)).Succeeded();

    private static async Task AddAsync(Person person, string key) => await (await person.OpenAsync("/licenses")).SendAsync(("key", key));

    private static Task<WebPage> RangeAsync(Person person, string link, string range, string? tag) =>
        AskAsync(person, HttpMethod.Get, link, [("Range", range), .. tag is null ? Array.Empty<(string, string)>() : [("If-Range", tag)]]);

    private static Task<WebPage> AskAsync(Person person, HttpMethod method, string link, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, link);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return person.Browser.SendAsync(request);
    }
}
