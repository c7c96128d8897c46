using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Support;

public sealed class IncomingMailTests(VendorWorkshop fixture) : IClassFixture<VendorWorkshop>
{
    private readonly Workshop workshop = fixture.Workshop;

    [Fact]
    public async Task Mail_OfSomebodyWithoutAnAccount_IsAnsweredByMail()
    {
        var shown = Add(
            """
            From: Eva <eva@example.com>
            Subject: =?utf-8?Q?R=C3=BCckfrage?=
            Content-Type: text/plain; charset=utf-8

            Geht das auch
            mit zwei Computern?
            """);
        Assert.Equal(("Rückfrage", "eva@example.com", false), (shown.GetProperty("subject").GetString(), shown.GetProperty("customer").GetString(), shown.GetProperty("hasAccount").GetBoolean()));
        Assert.Equal("Geht das auch\nmit zwei Computern?", shown.GetProperty("messages")[0].GetProperty("text").GetString());

        var id = shown.GetProperty("id").GetInt64().ToString();
        workshop.Owner.RunWith("Ja, mit zwei Plätzen.", null, "support", "answer", id).Succeeded();
        var letter = await new Mailbox(workshop.Owner).WaitForAsync("eva@example.com");
        Assert.Contains("Ja, mit zwei Plätzen.", letter.TextBody);
        Assert.Contains($"Re: Rückfrage (Anfrage {id})", letter.Subject);
        workshop.Owner.RunWith("Siehe Anhang", null, "support", "answer", id, "--attach", workshop.Owner.Write("a.txt", "x")).Failed("has no account");

        var again = workshop.Run("support", "add", "--request", id, "--eml", workshop.Owner.Write("b.eml", "From: eva@example.com\r\nSubject: Re\r\n\r\nDanke\r\n"));
        Assert.Equal((3, "open"), (again.GetProperty("messages").GetArrayLength(), again.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Mail_OfACustomer_IsInHisAccount()
    {
        using var person = await Person.CustomerAsync(workshop);
        var shown = Add($"From: {person.Email.ToUpperInvariant()}\n\nHallo");
        Assert.True(shown.GetProperty("hasAccount").GetBoolean());
        (await person.OpenAsync($"/support/{shown.GetProperty("id").GetInt64()}")).Says("(ohne Betreff)", "Hallo");
    }

    [Fact]
    public async Task Mail_OfSomebodyElse_IsNotTakenIntoACustomersRequest()
    {
        using var person = await Person.CustomerAsync(workshop);
        var id = Add($"From: {person.Email}\n\nHallo").GetProperty("id").GetInt64().ToString();
        var file = workshop.Owner.Write("other.eml", "From: Other <other@example.com>\n\nStreng geheim");
        workshop.Owner.Run("support", "add", "--request", id, "--eml", file).Failed("is not the customer of this request");
        Assert.DoesNotContain("Streng geheim", (await person.OpenAsync($"/support/{id}")).Text);
        Assert.Equal(2, workshop.Run("support", "add", "--request", id, "--eml", file, "--force").GetProperty("messages").GetArrayLength());
        workshop.Owner.Run("support", "show", "x").Failed("'x' is no number of a request", status: 2);
    }

    [Fact]
    public void Text_ThatIsEmpty_GivesWayToHtml_AndManyFilesAreCounted()
    {
        var parts = string.Concat(Enumerable.Range(0, 14).Select(i => $"--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"{i}.exe\"\n\nMZ\n"));
        var file = workshop.Owner.Write("empty.eml", $"""
            From: eva@example.com
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/plain


            --c
            Content-Type: text/html

            <p>Nur&#x202E; hier</p>
            --c--
            {parts}--b--
            """);
        var added = workshop.Owner.Run("support", "add", "--eml", file, "--json").Succeeded();
        Assert.Equal("Nur hier", added.Json.GetProperty("messages")[0].GetProperty("text").GetString());
        Assert.Contains("'9.exe' is left out", added.Error);
        Assert.DoesNotContain("'10.exe'", added.Error);
        Assert.Contains("and 4 more are left out", added.Error);
    }

    [SkippableFact]
    public void Mail_ThatIsPipedIn_IsRead()
    {
        Skip.If(OperatingSystem.IsWindows());
        var added = workshop.Owner.RunWith("From: pipe@example.com\n\nAus der Leitung\n", new Dictionary<string, string>(), "support", "add", "--eml", "/dev/stdin", "--json").Succeeded();
        Assert.Equal("Aus der Leitung", added.Json.GetProperty("messages")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Html_BecomesText_AndFilesFollowTheRules()
    {
        var file = workshop.Owner.Write(
            "html.eml",
            """
            From: eva@example.com
            Subject: Bild
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8

            <html><head><style>p{}</style><title>t</title></head><body><p>Hallo &amp; <b>Tschüs</b></p><script>alert(1)</script>
            <ul><li>eins</li><li>zwei</li></ul></body></html>
            --b
            Content-Type: image/png; name="../x.png"
            Content-Disposition: attachment; filename="../x.png"
            Content-Transfer-Encoding: base64

            iVBORw0KGgoB
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename="setup.exe"

            MZ
            --b--
            """);
        var added = workshop.Owner.Run("support", "add", "--eml", file, "--json").Succeeded();
        Assert.Contains("'setup.exe' is left out", added.Error);
        var message = added.Json.GetProperty("messages")[0];
        Assert.Equal("Hallo & Tschüs\n\neins\n\nzwei", message.GetProperty("text").GetString());
        Assert.Equal("x.png", Assert.Single(message.GetProperty("files").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public void File_ThatIsNoMailOrTooLarge_IsRefused()
    {
        workshop.Owner.Run("support", "add", "--eml", workshop.Owner.Write("none.eml", "no mail at all")).Failed("");
        workshop.Owner.Run("support", "add", "--eml", workshop.Owner.Write("huge.eml", "From: a@example.com\n\n" + new string('x', 15 * 1024 * 1024))).Failed("larger than 15 MB");
        workshop.Owner.Run("support", "add", "--eml", "nofile.eml").Failed("cannot be read");
        workshop.Owner.Run("support", "show", "7").Failed("there is no support request 7");
    }

    private System.Text.Json.JsonElement Add(string mail) => workshop.Run("support", "add", "--eml", workshop.Owner.Write("a.eml", mail));
}
