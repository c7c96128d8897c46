using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>After a form that was not accepted, title and focus say so, and what is wrong is tied to its field.</summary>
public sealed class FailedFormTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Theory]
    [InlineData("de", "Fehler: Konto anlegen · ")]
    [InlineData("en", "Error: ")]
    [InlineData("ru", "Ошибка: ")]
    public async Task Field_ThatIsWrong_HasTheFocus_AndTheTitleSaysSo(string language, string title)
    {
        using var person = Person.Stranger(workshop, language: language);
        var page = await person.OpenAsync("/register");
        Assert.DoesNotContain("autofocus", page.Html);
        Assert.DoesNotContain(title, page.Title);

        page = await page.SendAsync(("email", "nobody"), ("password", "short"));
        Assert.StartsWith(title, page.Title);
        AssertFocus(page, "email");
        Assert.Equal(("true", "email-error"), (page.Attribute("email", "aria-invalid"), page.Attribute("email", "aria-describedby")));
        Assert.Equal(("true", "password-hint password-error"), (page.Attribute("password", "aria-invalid"), page.Attribute("password", "aria-describedby")));
        AssertFocus(await page.SendAsync(("email", person.Email), ("password", "short")), "password");
    }

    [Fact]
    public async Task SignIn_ThatIsWrong_HasTheFocusInThePassword()
    {
        using var person = Person.Stranger(workshop);
        var page = await person.SignInAsync("Ganz falsches Wort");
        Assert.StartsWith("Fehler: Anmelden", page.Title);
        AssertFocus(page.Says("Passwort stimmt nicht", "zehn falschen Versuchen"), "password");
    }

    [Fact]
    public async Task Refusal_OfAField_IsTiedToIt()
    {
        using var person = await Person.CustomerAsync(workshop);
        var page = (await (await person.OpenAsync("/licenses")).SendAsync(("key", Crm.UnknownKey().ToString()))).Is(HttpStatusCode.NotFound);
        Assert.StartsWith("Fehler: ", page.Title);
        Assert.Equal(("true", "key-hint problem"), (page.Attribute("key", "aria-invalid"), page.Attribute("key", "aria-describedby")));
        AssertFocus(page, "key");
        AssertFocus((await (await person.OpenAsync("/activate")).SendAsync(("systemId", "nonsense"))).Is(HttpStatusCode.BadRequest), "systemId");
    }

    [Fact]
    public async Task Refusal_OfNoField_HasTheFocusItself()
    {
        var key = workshop.Issue("--expires", "2025-01-01");
        using var browser = new Browser(workshop.Server);
        var page = await (await browser.OpenAsync($"/de/activate/{Crm.NewComputer()}")).SendAsync(("key", key));
        AssertFocus(page.Says("ist abgelaufen"), "problem");
        Assert.Equal("-1", page.Attribute("problem", "tabindex"));
    }

    [Fact]
    public async Task Check_OfACodeThatIsWrong_HasTheFocusInTheFirstWrongRow()
    {
        var lines = (await workshop.Crm.ActivateAsync(workshop.Issue(), Crm.NewComputer())).Code.Split('\n');
        using var browser = new Browser(workshop.Server);
        var page = await browser.OpenAsync("/de/check");
        Assert.DoesNotContain("autofocus", page.Html);
        var wrong = string.Join('-', Enumerable.Repeat("77777", 6)); // near no row that is right, as a random one may be
        page = await page.SendAsync(("text", string.Join('\n', lines[0], wrong, wrong, lines[3], lines[4])));
        Assert.StartsWith("Fehler: Code prüfen", page.Title);
        AssertFocus(page, "row-1");
        AssertFocus(await page.SendAsync(("text", "Hallo Welt")), "verdict");
        Assert.DoesNotContain("autofocus", (await page.SendAsync(("text", string.Join('\n', lines)))).Html);
    }

    private static void AssertFocus(WebPage page, string id) =>
        Assert.Equal(id, WebPage.Attributes(Assert.Single(Regex.Matches(page.Html, "<[^>]* autofocus[^>]*>")).Value)["id"]);
}
