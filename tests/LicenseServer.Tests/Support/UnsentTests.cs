using System.Net;
using System.Net.Http.Headers;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Support;

/// <summary>A message that is written while the session ends is not lost, and not sent before its writer says so.</summary>
public sealed class UnsentTests(VendorWorkshop fixture) : IClassFixture<VendorWorkshop>
{
    private const string Text = "Seit gestern.\n\n<b>Was</b> tun?";

    private readonly Workshop workshop = fixture.Workshop;

    [Fact]
    public async Task Message_OfSomebodyWhoWasSignedOut_IsSentAfterSigningIn()
    {
        using var person = await Person.CustomerAsync(workshop);
        var form = await person.OpenAsync("/support/new");
        await (await person.OpenAsync("/account")).PressAsync("Abmelden");
        var picture = workshop.Owner.Write("bild.png", "PNG");

        var page = (await form.SendAsync(("subject", "Druckt nicht"), ("text", Text), ("files", "@" + picture))).Is(HttpStatusCode.BadRequest);
        page.Says("Sie waren abgemeldet", "noch nicht gesendet");
        Assert.Equal("Noch nicht gesendet", page.Heading);
        Holds(page, "Druckt nicht");
        Assert.DoesNotContain("<b>", page.Html);

        page = await page.PressAsync("Weiter"); // too early
        Holds(page.Says("Sie waren abgemeldet"), "Druckt nicht");
        Assert.Equal("/de/sign-in", page.Link("In einem neuen Fenster anmelden"));
        await person.SignInAsync();
        page = await page.PressAsync("Weiter");
        Holds(page.Is(HttpStatusCode.BadRequest).Says("sehen Sie sie noch einmal durch", "Dateien"), "Druckt nicht");
        (await person.OpenAsync("/support")).Says("noch keine Anfrage");

        (await page.PressAsync("Absenden")).Is(HttpStatusCode.OK).Says("Ihre Anfrage ist angekommen", "<b>Was</b> tun?");
        Assert.DoesNotContain("gestern", workshop.Server.Log);
    }

    [Theory]
    [InlineData("en", "You were signed out", "Continue", "Send")]
    [InlineData("ru", "Сеанс был завершён", "Далее", "Отправить")]
    public async Task Answer_InAConversation_IsKeptToo(string language, string words, string next, string send)
    {
        using var person = await Person.CustomerAsync(workshop, language: language);
        var form = await ConversationTests.OpenAsync(person, "X", "Y");
        var session = person.Browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "jklab-session");
        session.Expired = true;
        var page = (await form.SendAsync(("text", Text))).Says(words);
        Holds(page, subject: null);
        await person.SignInAsync();
        page = await (await page.PressAsync(next)).PressAsync(send);
        page.Is(HttpStatusCode.OK).Says("<b>Was</b> tun?");
        Assert.Equal(ConversationTests.Id(form), ConversationTests.Id(page));
    }

    [Fact]
    public async Task Form_WithoutText_OrTooLarge_LeadsToTheSignIn()
    {
        using var stranger = Person.Stranger(workshop);
        Assert.DoesNotContain("/sign-in", (await SendAsync("/de/support/new", new() { ["text"] = Text })).Path); // so that what follows is about the rest
        Assert.Contains("/sign-in?next=", (await SendAsync("/de/support/new", new() { ["subject"] = "Nur das" })).Path);
        Assert.Contains("/sign-in?next=", (await SendAsync("/de/support/123456789?handler=Close", [])).Path);
        Assert.Contains("/sign-in?next=", (await SendAsync("/de/support/new", new() { ["text"] = new string('x', 70_000) })).Path);
        Assert.Contains("/sign-in?next=", (await SendAsync("/de/support/new", new() { ["text"] = Text, ["other"] = new string('x', 10 * 1024 * 1024) })).Path);
        Assert.Contains("/sign-in?next=", (await SendAsync("/de/account", new() { ["text"] = Text })).Path);

        Task<WebPage> SendAsync(string path, Dictionary<string, string> fields)
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
            return stranger.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = form, Headers = { ExpectContinue = true } });
        }
    }

    [Fact]
    public async Task Form_ThatEndsTooEarly_LeadsToTheSignIn()
    {
        using var stranger = Person.Stranger(workshop);
        var body = new StringContent("--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHallo");
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        Assert.Contains("/sign-in?next=", (await stranger.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/de/support/new") { Content = body })).Path);
    }

    private static void Holds(WebPage page, string? subject)
    {
        var fields = page.Forms().First().Fields().ToLookup(field => field.Name, field => field.Value.ReplaceLineEndings("\n"));
        Assert.Equal(Text, fields["text"].Single());
        Assert.Equal(subject, fields["subject"].SingleOrDefault());
    }
}
