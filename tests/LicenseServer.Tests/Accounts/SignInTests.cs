using System.Diagnostics;
using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Accounts;

public sealed class SignInTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Fact]
    public async Task SignIn_AndOut_AreInTheLog()
    {
        using var person = await Person.CustomerAsync(workshop);
        (await (await person.OpenAsync("/account")).PressAsync("Abmelden")).Is(HttpStatusCode.OK);
        Assert.Contains("/sign-in", (await person.OpenAsync("/account")).Path);

        Assert.Contains("/licenses", (await person.SignInAsync()).Path);
        (await person.OpenAsync("/account/log")).Says("Angemeldet", "Abgemeldet", "127.0.0.0/24");
    }

    [Fact]
    public async Task SignIn_WithAWrongPasswordOrAnUnknownAddress_SaysTheSame()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var thief = Person.Stranger(workshop, person.Email);
        using var nobody = Person.Stranger(workshop, "nobody@example.com");
        var wrong = await thief.SignInAsync("Ganz falsches Wort");
        var unknown = await nobody.SignInAsync("Ganz falsches Wort");

        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.Equal(unknown.Text, wrong.Text);
        (await person.OpenAsync("/account/log")).Says("Falscher Anmeldeversuch");
    }

    [Fact]
    public async Task SignIn_AfterTenWrongPasswords_IsLockedAndLooksAsBefore()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var other = Person.Stranger(workshop, person.Email);
        for (var attempt = 0; attempt < 10; attempt++) await other.SignInAsync("Ganz falsches Wort");

        (await other.SignInAsync()).Says("stimmt nicht");
        (await person.OpenAsync("/account/log")).Is(HttpStatusCode.OK).Says("gesperrt");
    }

    [Fact]
    public async Task SignIn_FromAnAddressThatGuessedTooOften_Waits_AfterARestartToo()
    {
        using var owner = new Owner();
        for (var start = 0; start < 2; start++)
        {
            await using var server = await RunningServer.StartAsync(owner); // with its limits
            var browser = new Browser(server);
            if (start == 0)
            {
                (await GuessAsync(browser, "niemand1@example.com")).Says("stimmt nicht");
                Sql.Execute(owner, "UPDATE failed_guesses SET count = count + 48"); // those of an hour
                (await GuessAsync(browser, "niemand2@example.com")).Says("stimmt nicht");
            }

            (await GuessAsync(browser, "niemand3@example.com")).Is(HttpStatusCode.TooManyRequests);
        }

        Assert.DoesNotContain("127.0.0.1", string.Concat(Sql.Query(owner, "SELECT who FROM failed_guesses WHERE @id = 0", 0)));
    }

    [Theory]
    [InlineData("/de/account", "/de/account")]
    [InlineData("//evil.example/x", "/de/licenses")]
    [InlineData("https://evil.example/", "/de/licenses")]
    [InlineData("/\\evil.example", "/de/licenses")]
    [InlineData("javascript:alert(1)", "/de/licenses")]
    public async Task SignIn_LeadsWhereItWasAskedFor_WithinTheSite(string next, string path)
    {
        using var person = await Person.CustomerAsync(workshop);
        using var again = Person.Stranger(workshop, person.Email);
        var page = await again.OpenAsync("/sign-in?next=" + Uri.EscapeDataString(next));
        Assert.Equal(path, (await page.SendAsync(("email", person.Email), ("password", Person.Password))).Path);
    }

    [Fact]
    public async Task SignIn_WithASessionThatSomebodyPlanted_BeginsANewOne()
    {
        using var attacker = await Person.CustomerAsync(workshop);
        using var victim = await Person.CustomerAsync(workshop);
        using var browser = Person.Stranger(workshop, victim.Email);
        var form = await browser.OpenAsync("/sign-in");
        var planted = attacker.Browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "jklab-session");
        browser.Browser.Cookies.Add(new Cookie(planted.Name, planted.Value, "/", planted.Domain));
        (await form.SendAsync(("email", victim.Email), ("password", Person.Password))).Is(HttpStatusCode.BadRequest);
        await (await browser.OpenAsync("/account")).PressAsync("Abmelden");
        await browser.SignInAsync();

        Assert.Contains(victim.Email, (await browser.OpenAsync("/account")).Text);
        Assert.NotEqual(planted.Value, browser.Browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "jklab-session").Value);
        Assert.Contains("/sign-in", (await attacker.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        using var person = await Person.CustomerAsync(workshop);
        (await person.Browser.PostAsync("/de/account", ("name", "Fremd"))).Is(HttpStatusCode.BadRequest).Says("nicht mehr gültig");
        (await person.Browser.PostAsync("/de/account", ("name", "Fremd"), ("__RequestVerificationToken", "x"))).Is(HttpStatusCode.BadRequest);
        (await person.Browser.PostAsync("/de/sign-out")).Is(HttpStatusCode.BadRequest);
        Assert.DoesNotContain("Fremd", (await person.OpenAsync("/account")).Html);
    }

    [Fact]
    public async Task Cookies_AreForThisHostAlone_AndNotForScripts()
    {
        using var person = await Person.CustomerAsync(workshop);
        var cookies = person.Browser.Cookies.GetAllCookies();
        Assert.All(cookies, cookie => Assert.True(cookie.HttpOnly && cookie.Path == "/" && cookie.Expires == DateTime.MinValue, cookie.Name));
        Assert.Equal(["jklab-form", "jklab-session"], cookies.Select(cookie => cookie.Name).Order());
    }

    [Fact]
    public async Task SignIn_OfAnUnknownAddress_TakesAsLongAsOfAKnownOne()
    {
        using var person = await Person.CustomerAsync(workshop);
        var known = new List<double>();
        var unknown = new List<double>();
        for (var round = 0; round < 7; round++)
        {
            known.Add(await TimeAsync(person.Email));
            unknown.Add(await TimeAsync($"nobody{round}@example.com"));
        }

        // A hash takes tens of milliseconds; whoever skipped it would be many times faster. The medians of a busy machine differ by less.
        var ratio = known.Order().ElementAt(3) / unknown.Order().ElementAt(3);
        Assert.InRange(ratio, 0.4, 2.5);
    }

    private async Task<double> TimeAsync(string email)
    {
        using var person = Person.Stranger(workshop, email);
        var form = await person.OpenAsync("/sign-in");
        var start = Stopwatch.GetTimestamp();
        await form.SendAsync(("email", email), ("password", "Ganz falsches Wort"));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<WebPage> GuessAsync(Browser browser, string email) =>
        await (await browser.OpenAsync("/de/sign-in")).SendAsync(("email", email), ("password", "Ganz falsches Wort"));
}
