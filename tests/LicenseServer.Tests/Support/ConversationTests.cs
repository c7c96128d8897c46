using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Support;

public sealed partial class ConversationTests(VendorWorkshop fixture) : IClassFixture<VendorWorkshop>
{
    private readonly Workshop workshop = fixture.Workshop;

    [Fact]
    public async Task Request_IsAnsweredFromTheCommandLine_AndBothSidesGetMail()
    {
        using var person = await Person.CustomerAsync(workshop);
        var page = await OpenAsync(person, "Druckt nicht", "Seit gestern.\r\n\r\nWas tun?");
        page.Says("Ihre Anfrage ist angekommen", "wartet auf uns", "Seit gestern.");
        var id = Id(page);

        var notices = person.Mailbox;
        await Eventually.HoldsAsync(() => notices.To(VendorWorkshop.Address).Any(letter => letter.Subject?.Contains(id) == true));
        var notice = notices.To(VendorWorkshop.Address).Single(letter => letter.Subject?.Contains(id) == true);
        Assert.Equal($"/de/owner/support/{id}", Mailbox.Link(notice));
        Assert.DoesNotContain("gestern", notice.TextBody);
        Assert.DoesNotContain(person.Email, notice.ToString());

        var listed = workshop.Run("support", "list", "--open").EnumerateArray().Single(row => row.GetProperty("id").GetInt64().ToString() == id);
        Assert.Equal((person.Email, "open"), (listed.GetProperty("customer").GetString(), listed.GetProperty("status").GetString()));
        workshop.Owner.RunWith("Bitte neu starten.\n", null, "support", "answer", id).Succeeded();

        var letter = await person.Mailbox.WaitForAsync(person.Email, count: 2);
        Assert.Equal($"/de/support/{id}", Mailbox.Link(letter));
        Assert.DoesNotContain("neu starten", letter.TextBody);
        page = await person.Browser.OpenAsync(Mailbox.Link(letter));
        page.Says("Bitte neu starten.", "beantwortet");

        (await page.SendAsync(("text", "Danke!"))).Says("Ihre Nachricht ist angekommen", "wartet auf uns");
        (await (await person.OpenAsync($"/support/{id}")).PressAsync("Anfrage schließen")).Says("geschlossen");
        Assert.DoesNotContain(workshop.Run("support", "list", "--open").EnumerateArray(), row => row.GetProperty("id").GetInt64().ToString() == id);
        (await (await person.OpenAsync($"/support/{id}")).SendAsync(("text", "Doch noch etwas"))).Says("wartet auf uns");
        Assert.Equal(4, workshop.Run("support", "show", id).GetProperty("messages").GetArrayLength());
        Assert.Equal("closed", workshop.Run("support", "close", id).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Owner_AnswersOnTheWeb()
    {
        using var person = await Person.CustomerAsync(workshop);
        var id = Id(await OpenAsync(person, "Frage", "Wie?"));
        using var owner = await Person.OwnerAsync(workshop);
        var page = await (await owner.OpenAsync("/owner/support")).FollowAsync("Frage");
        page.Says("Wie?", person.Email);
        (await page.SendAsync(("text", "So."))).Says("Die Antwort ist gespeichert", "So.");
        (await person.OpenAsync($"/support/{id}")).Says("So.");
        await person.Mailbox.WaitForAsync(person.Email, count: 2);
        Assert.Contains(workshop.Run("audit", "list", "--action", "support.answered").EnumerateArray(), entry => entry.GetProperty("actor").GetString() == "web");

        (await (await owner.OpenAsync($"/owner/support/{id}")).PressAsync("Anfrage schließen")).Says("geschlossen");
        (await owner.OpenAsync("/owner/support?all=true")).Says("Frage", "geschlossen");
        (await person.OpenAsync("/owner/support")).Is(HttpStatusCode.NotFound);
        (await person.OpenAsync($"/owner/support/{id}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Request_OfSomebodyElse_DoesNotExist()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var other = await Person.CustomerAsync(workshop);
        var id = Id(await OpenAsync(person, "Geheim", "Nichts für andere"));
        var own = await OpenAsync(other, "Eigenes", "Eigener Text");
        var there = await other.OpenAsync($"/support/{id}");
        Assert.Equal((await other.OpenAsync("/support/123456789")).Is(HttpStatusCode.NotFound).Text, there.Is(HttpStatusCode.NotFound).Text);

        var token = own.Forms().SelectMany(form => form.Fields()).First(field => field.Name == "__RequestVerificationToken");
        (await other.Browser.PostAsync($"/de/support/{id}", token, ("text", "Hallo"))).Is(HttpStatusCode.NotFound);
        (await other.Browser.PostAsync($"/de/support/{id}?handler=Close", token)).Is(HttpStatusCode.NotFound);
        (await other.Browser.PostAsync($"/de/owner/support/{id}", token, ("text", "Hallo"))).Is(HttpStatusCode.NotFound);
        (await person.OpenAsync($"/support/{id}")).Is(HttpStatusCode.OK).Says("wartet auf uns");
        using var stranger = Person.Stranger(workshop);
        Assert.Contains("/sign-in?next=", (await stranger.OpenAsync($"/support/{id}")).Path);
        Assert.Contains("/sign-in?next=", (await stranger.OpenAsync("/owner/support")).Path);
    }

    [Theory]
    [InlineData("", "Text", "worum es geht")]
    [InlineData("Betreff", " \r\n ", "schreiben Sie eine Nachricht")]
    public async Task Request_WithoutWords_SaysWhatIsMissing(string subject, string text, string words)
    {
        using var person = await Person.CustomerAsync(workshop);
        (await OpenAsync(person, subject, text)).Says(words);
    }

    [Fact]
    public async Task Request_TooLong_KeepsWhatWasWritten()
    {
        using var person = await Person.CustomerAsync(workshop);
        var page = await OpenAsync(person, new string('b', 151), new string('t', 10_001));
        page.Says("höchstens 150 Zeichen", "höchstens 10.000 Zeichen");
        Assert.Contains(new string('t', 10_001), page.Html);
    }

    [Fact]
    public async Task Words_AreNeverMarkup()
    {
        const string Script = "<script>alert(1)</script>\u001b[31m";
        using var person = await Person.CustomerAsync(workshop);
        var page = await OpenAsync(person, Script, Script + "\"'>");
        Assert.DoesNotContain("<script>alert", page.Html);
        page.Says("<script>alert(1)</script>");
        Assert.DoesNotContain("<script>alert", (await person.OpenAsync("/support")).Html);
        Assert.DoesNotContain('\u001b', workshop.Owner.Run("support", "show", Id(page)).Succeeded().Out);
    }

    [Fact]
    public async Task Requests_HaveABound()
    {
        using var person = await Person.CustomerAsync(workshop);
        for (var number = 0; number < 20; number++) (await OpenAsync(person, $"Nummer {number}", "Text")).Says("angekommen");
        (await OpenAsync(person, "Eine zu viel", "Text")).Is(HttpStatusCode.TooManyRequests).Says("20 offene Anfragen");
        var page = await person.OpenAsync("/support");
        (await (await page.FollowAsync("Nummer 3")).PressAsync("Anfrage schließen")).Is(HttpStatusCode.OK);
        (await OpenAsync(person, "Nun geht es", "Text")).Says("angekommen");

        var id = Id(await (await person.OpenAsync("/support")).FollowAsync("Nun geht es"));
        for (var number = 0; number < 9; number++) (await (await person.OpenAsync($"/support/{id}")).SendAsync(("text", "Noch etwas"))).Says("angekommen");
        (await (await person.OpenAsync($"/support/{id}")).SendAsync(("text", "Noch etwas"))).Is(HttpStatusCode.TooManyRequests).Says("viele Nachrichten");
    }

    [Theory]
    [InlineData("en", "Send", "Your request has arrived")]
    [InlineData("ru", "Отправить", "Ваше обращение получено")]
    public async Task Request_InOtherLanguages(string language, string button, string words)
    {
        using var person = await Person.CustomerAsync(workshop, language: language);
        var page = await (await person.OpenAsync("/support/new")).PressAsync(button, ("subject", "X"), ("text", "Y"));
        page.Says(words);
        workshop.Owner.RunWith("Answer", null, "support", "answer", Id(page)).Succeeded();
        Assert.StartsWith($"/{language}/support/", Mailbox.Link(await person.Mailbox.WaitForAsync(person.Email, count: 2)));
    }

    internal static async Task<WebPage> OpenAsync(Person person, string subject, string text) =>
        await (await person.OpenAsync("/support/new")).SendAsync(("subject", subject), ("text", text));

    internal static string Id(WebPage page) => NumberPattern().Match(page.Path) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"no request at {page.Path}: {page.Text}");

    [GeneratedRegex(@"/support/(\d{9})\b")]
    private static partial Regex NumberPattern();
}
