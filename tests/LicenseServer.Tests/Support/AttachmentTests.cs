using System.Net;
using System.Net.Http.Headers;
using System.Text;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Support;

public sealed class AttachmentTests(VendorWorkshop fixture) : IClassFixture<VendorWorkshop>
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

    private readonly Workshop workshop = fixture.Workshop;

    [SkippableFact]
    public async Task File_ComesBackAsADownload_ForThoseWhoTakePart()
    {
        using var person = await Person.CustomerAsync(workshop);
        var page = await SendAsync(person, ("Übersicht \"1\".png", Png), ("fehler.log", "Zeile\r\n"u8.ToArray()));
        var id = ConversationTests.Id(page);
        page.Says("Übersicht _1_.png", "fehler.log");
        var link = page.Link("Übersicht");
        var file = await person.Browser.OpenAsync(link);
        file.Is(HttpStatusCode.OK);
        Assert.Equal("application/octet-stream", file.Headers["Content-Type"]);
        Assert.StartsWith("attachment; filename=", file.Headers["Content-Disposition"]);
        Assert.Contains("filename*=UTF-8''%C3%9Cbersicht%20_1_.png", file.Headers["Content-Disposition"]);
        Assert.Contains("sandbox", file.Headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-store", file.Headers["Cache-Control"]);
        Assert.Equal(Encoding.UTF8.GetString(Png), file.Html);

        using var other = await Person.CustomerAsync(workshop);
        (await other.Browser.OpenAsync(link)).Is(HttpStatusCode.NotFound);
        using var stranger = Person.Stranger(workshop);
        Assert.Contains("/sign-in", (await stranger.Browser.OpenAsync(link)).Path);
        var otherId = ConversationTests.Id(await ConversationTests.OpenAsync(other, "Eigenes", "Text"));
        (await other.Browser.OpenAsync(link.Replace(id, otherId))).Is(HttpStatusCode.NotFound);
        (await person.Browser.OpenAsync(link[..link.LastIndexOf('/')] + "/..%2f..%2fjklab.db")).Is(HttpStatusCode.NotFound);

        var stored = workshop.Run("support", "show", id).GetProperty("messages")[0].GetProperty("files");
        Assert.Equal(2, stored.GetArrayLength());
        Assert.Equal("600", Mode.Of(stored[0].GetProperty("path").GetString()!));
        Assert.Equal("700", Mode.Of(Path.Combine(workshop.Owner.Data, "attachments")));
    }

    [Fact]
    public async Task Owner_AttachesFromTheCommandLine()
    {
        using var person = await Person.CustomerAsync(workshop);
        var id = ConversationTests.Id(await ConversationTests.OpenAsync(person, "Frage", "Text"));
        var fix = workshop.Owner.Write("anleitung.txt", "Schritt 1");
        var answer = workshop.Owner.Write("antwort.txt", "Siehe Anhang");
        workshop.Owner.Run("support", "answer", id, "--file", answer, "--attach", fix).Succeeded();
        var page = await person.OpenAsync($"/support/{id}");
        Assert.Equal("Schritt 1", (await page.FollowAsync("anleitung.txt")).Html);
        workshop.Owner.Run("support", "answer", id, "--file", answer, "--attach", workshop.Owner.Write("x.exe", "MZ")).Failed("none of the allowed kinds");
        workshop.Owner.Run("support", "answer", id, "--file", workshop.Owner.Write("leer.txt", "\n")).Failed("the answer is empty");
        workshop.Owner.Run("support", "answer", "123456789", "--file", answer).Failed("there is no support request 123456789");
    }

    [Theory]
    [InlineData("virus.exe", "MZ")]
    [InlineData("bild.png", "<html><script>alert(1)</script>")]
    [InlineData("bild.svg", "<svg onload='alert(1)'/>")]
    [InlineData("seite.html", "<p>")]
    [InlineData("log.txt", "\0\u0001")]
    [InlineData("leer.txt", "")]
    [InlineData("png", "x")]
    [InlineData("x.zip", "PK")]
    [InlineData("bild.png\u202etxt.exe", "MZ")]
    public async Task File_OfAnotherKind_IsRefused_AndNothingIsKept(string name, string content)
    {
        using var person = await Person.CustomerAsync(workshop);
        (await SendAsync(person, (name, Encoding.Latin1.GetBytes(content)))).Is(HttpStatusCode.UnsupportedMediaType).Says("Erlaubt sind PNG");
        (await person.OpenAsync("/support")).Says("noch keine Anfrage");
    }

    [Theory]
    [InlineData("../../../keys/x.png", "x.png")]
    [InlineData("C:\\Windows\\x.png", "x.png")]
    [InlineData("con.png", "file-con.png")]
    [InlineData("a\u202egnp.png", "agnp.png")]
    [InlineData(".png.png", "png.png")]
    public async Task Name_IsCleaned(string sent, string shown)
    {
        using var person = await Person.CustomerAsync(workshop);
        var id = ConversationTests.Id(await SendAsync(person, (sent, Png)));
        Assert.Equal(shown, workshop.Run("support", "show", id).GetProperty("messages")[0].GetProperty("files")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Name_ThatIsNoUnicode_IsCleaned()
    {
        using var person = await Person.CustomerAsync(workshop);
        var id = ConversationTests.Id(await SendAsync(person, ("\uFFFEx.png", Png)));
        Assert.Equal("x.png", workshop.Run("support", "show", id).GetProperty("messages")[0].GetProperty("files")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Files_AreBoundedInNumberAndSize()
    {
        using var person = await Person.CustomerAsync(workshop);
        var text = Encoding.ASCII.GetBytes(new string('x', 5 * 1024 * 1024 + 1));
        (await SendAsync(person, [.. Enumerable.Repeat(("a.png", Png), 4)])).Is(HttpStatusCode.BadRequest).Says("höchstens drei Dateien");
        (await SendAsync(person, ("a.txt", text))).Is(HttpStatusCode.RequestEntityTooLarge).Says("größer als 5 MB");
        var page = (await SendAsync(person, ("a.txt", text), ("b.txt", text))).Is(HttpStatusCode.RequestEntityTooLarge).Says("größer als 10 MB");
        Assert.Equal("Mein langer Text", page.Forms().First(form => form.Has("subject")).Fields().Single(field => field.Name == "text").Value); // nothing is written twice
        (await SendAsync(person, [.. Enumerable.Repeat(("a.txt", text), 20)])).Is(HttpStatusCode.RequestEntityTooLarge).Says("größer als 10 MB");
        (await person.OpenAsync("/support")).Says("noch keine Anfrage");
        (await SendAsync(person, ("a.txt", text[1..]))).Says("angekommen");
        Sql.Execute(workshop.Owner, $"UPDATE support_attachments SET size = {100 * 1024 * 1024} WHERE size = {text.Length - 1}");
        (await SendAsync(person, ("a.png", Png))).Is(HttpStatusCode.TooManyRequests).Says("größer als 100 MB");
    }

    [Fact]
    public async Task Message_OfSomebodyErasedOnItsWay_IsNotKept()
    {
        using var person = await Person.CustomerAsync(workshop);
        var form = Form(await person.OpenAsync("/support/new"), "Betreff unterwegs", ("a.png", Png));
        var page = person.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/de/support/new")
        {
            Content = new Halting(form, () => workshop.Owner.Run("privacy", "erase", "--email", person.Email).Succeeded()),
        });
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await page).Status);
        Assert.DoesNotContain("Betreff unterwegs", string.Join('\n', Sql.Query(workshop.Owner, "SELECT subject FROM support_requests WHERE @id = 0", 0)));
    }

    [Fact]
    public async Task File_IsInBackups_AndDoctorKnowsIt()
    {
        var own = new Workshop();
        await own.InitializeAsync();
        using var person = await Person.CustomerAsync(own);
        var id = ConversationTests.Id(await SendAsync(person, ("a.png", Png)));
        Assert.Contains("attachments: 1 file", own.Owner.Run("doctor").Succeeded().Out);
        own.Owner.Run("backup", own.Owner.PathTo("one.zip")).Succeeded();
        own.Owner.Run("restore", own.Owner.PathTo("one.zip"), "--data", own.Owner.PathTo("other")).Succeeded();
        var file = own.Owner.Json("support", "show", id, "--data", own.Owner.PathTo("other")).GetProperty("messages")[0].GetProperty("files")[0].GetProperty("path").GetString()!;
        Assert.Equal(Png, await File.ReadAllBytesAsync(file));

        await File.WriteAllBytesAsync(file, [.. Png[..^1], 9]);
        Assert.Contains("has another content than was stored", own.Owner.Run("doctor", "--data", own.Owner.PathTo("other")).Out);
        File.Delete(file);
        Assert.Contains("is missing", own.Owner.Run("doctor", "--data", own.Owner.PathTo("other")).Out);
        var stray = own.Owner.Write("data/attachments/0123456789abcdef0123456789abcdef", "left");
        File.SetLastWriteTimeUtc(stray, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains("belongs to nothing", own.Owner.Run("doctor").Succeeded().Out);
        await own.DisposeAsync();
    }

    // As a browser does, but with any name.
    private static async Task<WebPage> SendAsync(Person person, params (string Name, byte[] Content)[] files)
    {
        var page = await person.OpenAsync("/support/new");
        var request = new HttpRequestMessage(HttpMethod.Post, page.Path) { Content = Form(page, "Betreff", files) };
        request.Headers.ExpectContinue = true; // so that a refusal that comes before the body is read
        return await page.Browser.SendAsync(request);
    }

    private static MultipartFormDataContent Form(WebPage page, string subject, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.Forms().First(form => form.Has("subject")).Fields().Where(field => field.Name.StartsWith("__", StringComparison.Ordinal))) form.Add(new StringContent(value), name);
        form.Add(new StringContent(subject), "subject");
        form.Add(new StringContent("Mein langer Text"), "text");
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.TryAddWithoutValidation("Content-Disposition", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes($"form-data; name=\"files\"; filename=\"{name.Replace("\"", "%22")}\"")));
            part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(part);
        }

        return form;
    }

    /// <summary>A body in whose middle something happens.</summary>
    private sealed class Halting : HttpContent
    {
        private readonly byte[] bytes;
        private readonly Action meanwhile;

        public Halting(HttpContent whole, Action meanwhile)
        {
            (bytes, this.meanwhile) = (whole.ReadAsByteArrayAsync().GetAwaiter().GetResult(), meanwhile);
            Headers.ContentType = whole.Headers.ContentType;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(1)); // until the server knows who writes
            await Task.Run(meanwhile);
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
