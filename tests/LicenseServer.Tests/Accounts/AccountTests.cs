using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Accounts;

public sealed class AccountTests(Workshop workshop) : IClassFixture<Workshop>
{
    private const string Another = "Kachel Windrad Amsel";

    [Fact]
    public async Task Password_Forgotten_IsChosenAnewByALetter_AndEndsEverySession()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var other = Person.Stranger(workshop, person.Email);
        (await (await other.OpenAsync("/forgot")).SendAsync(("email", person.Email))).Says("Wir haben eine E-Mail");
        var link = Mailbox.Link(await person.Mailbox.WaitForAsync(person.Email, count: 2));
        Assert.Contains("/sign-in", (await (await other.Browser.OpenAsync(link)).SendAsync(("password", Another))).Path);

        Assert.Contains("/sign-in", (await person.OpenAsync("/account")).Path);
        (await other.SignInAsync()).Says("stimmt nicht");
        Assert.Contains("/licenses", (await other.SignInAsync(Another)).Path);
        (await other.Browser.OpenAsync(link)).Says("gilt nicht mehr");
        Assert.Contains("geändert", (await person.Mailbox.WaitForAsync(person.Email, count: 3)).Subject);
    }

    [Fact]
    public async Task Password_ForgottenByNobody_SaysTheSame()
    {
        using var nobody = Person.Stranger(workshop);
        (await (await nobody.OpenAsync("/forgot")).SendAsync(("email", nobody.Email))).Says("Wir haben eine E-Mail");
        Assert.Contains("kein Konto", (await nobody.Mailbox.WaitForAsync(nobody.Email)).Subject);
    }

    [Fact]
    public async Task Password_Changed_EndsTheOtherSessions()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var phone = Person.Stranger(workshop, person.Email);
        await phone.SignInAsync();
        var form = await person.OpenAsync("/account/password");
        (await form.SendAsync(("old", "falsch"), ("password", Another))).Says("Das Passwort stimmt nicht");
        (await form.SendAsync(("old", Person.Password), ("password", Another))).Says("Das neue Passwort gilt");

        (await person.OpenAsync("/account")).Is(HttpStatusCode.OK).Says(person.Email);
        Assert.Contains("/sign-in", (await phone.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task Session_OfAnotherBrowser_IsSeenAndEnded()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var phone = Person.Stranger(workshop, person.Email);
        await phone.SignInAsync();
        var page = await person.OpenAsync("/account/sessions");
        var ids = Regex.Matches(page.Html, "name=\"id\" value=\"([0-9a-f]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Equal(2, Regex.Count(page.Text, @"Beenden \(Unbekannter Browser, "));
        var mine = Regex.Match(page.Main, "diese Sitzung.*?value=\"([0-9a-f]+)\"", RegexOptions.Singleline).Groups[1].Value;
        await page.SendAsync(("id", ids.Single(id => id != mine)));

        Assert.Contains("/sign-in", (await phone.OpenAsync("/account")).Path);
        (await person.OpenAsync("/account")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_OfSomebodyElse_DoesNotExist()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var other = await Person.CustomerAsync(workshop);
        var theirs = Regex.Match((await other.OpenAsync("/account/sessions")).Html, "name=\"id\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        (await (await person.OpenAsync("/account/sessions")).SendAsync(("id", theirs))).Is(HttpStatusCode.NotFound);
        (await other.OpenAsync("/account")).Is(HttpStatusCode.OK).Says(other.Email);
    }

    [Fact]
    public async Task SecondFactor_IsAskedForFromThenOn_AndARecoveryCodeIsGoodOnce()
    {
        using var person = await Person.CustomerAsync(workshop);
        var page = await person.OpenAsync("/account/second-factor");
        var secret = Regex.Match(page.Html, "id=\"secret\">([A-Z2-7 ]+)<").Groups[1].Value;
        (await page.SendAsync(("code", "000000"))).Says("stimmt nicht");
        var on = (await page.SendAsync(("code", Authenticator.Code(secret)))).Says("ist eingeschaltet", $"Wiederherstellungscodes für {person.Email} bei JK-LAB");
        var recovery = Regex.Match(on.Html, "<li class=\"mono\">([^<]+)</li>").Groups[1].Value;

        using var phone = Person.Stranger(workshop, person.Email);
        var asked = await phone.SignInAsync();
        Assert.EndsWith("/sign-in/code", asked.Path);
        Assert.Contains("/sign-in", (await phone.OpenAsync("/account")).Path);
        (await asked.SendAsync(("code", "123456"))).Says("stimmt nicht");
        Assert.Contains("/licenses", (await asked.SendAsync(("code", recovery))).Path);

        using var thief = Person.Stranger(workshop, person.Email);
        (await (await thief.SignInAsync()).SendAsync(("code", recovery))).Says("stimmt nicht");
        using var tablet = Person.Stranger(workshop, person.Email);
        Assert.Contains("/licenses", (await (await tablet.SignInAsync()).SendAsync(("code", Authenticator.Code(secret)))).Path);

        (await person.OpenAsync("/account/log")).Says("Wiederherstellungscode");
        (await (await person.OpenAsync("/account/second-factor")).SendAsync(("password", Person.Password))).Says("ist ausgeschaltet");
    }

    [Fact]
    public async Task Email_IsChangedByALetterToTheNewOne_AndTheOldOneIsTold()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var fresh = Person.Stranger(workshop);
        var form = await person.OpenAsync("/account/email");
        (await form.SendAsync(("email", fresh.Email), ("password", "falsch"))).Says("Das Passwort stimmt nicht");
        (await form.SendAsync(("email", fresh.Email), ("password", Person.Password))).Says(fresh.Email);
        var link = Mailbox.Link(await fresh.Mailbox.WaitForAsync(fresh.Email));

        using var stranger = await Person.CustomerAsync(workshop);
        (await (await stranger.Browser.OpenAsync(link)).PressAsync("Bestätigen")).Says("gilt nicht mehr");
        (await (await person.Browser.OpenAsync(link)).PressAsync("Bestätigen")).Says("Die neue E-Mail-Adresse gilt", fresh.Email);
        Assert.Contains("/licenses", (await fresh.SignInAsync()).Path);
        Assert.Contains("geändert", (await person.Mailbox.WaitForAsync(person.Email, count: 2)).Subject);
    }

    [Fact]
    public async Task Profile_KeepsWhatIsTyped_AsText()
    {
        using var person = await Person.CustomerAsync(workshop);
        const string Name = "<script>alert('ö')</script>";
        (await (await person.OpenAsync("/account")).SendAsync(("name", Name), ("company", "Glanz & Gloria"), ("address", "Weg 1\r\n12345 Ort"), ("language", "ru"))).Says("gespeichert");
        var page = await person.OpenAsync("/account");
        Assert.DoesNotContain("<script>alert", page.Html);
        Assert.Equal(Name, page.Attribute("name", "value"));
        var shown = workshop.Run("customer", "show", person.Email);
        Assert.Equal("Glanz & Gloria", shown.GetProperty("company").GetString());
        Assert.Equal("Weg 1\n12345 Ort", shown.GetProperty("address").GetString());
        Assert.Equal("ru", shown.GetProperty("language").GetString());
    }

    [Fact]
    public async Task Owner_IsMadeByTheFirstLink_AndOnlyOnce()
    {
        using var own = new Owner();
        var server = await RunningServer.StartAsync(own);
        var link = Regex.Match(server.Out, @"/de/first-owner/[0-9a-f]{32}").Value;
        using var browser = new Browser(server);
        var page = await (await browser.OpenAsync(link)).SendAsync(("email", "chef@example.com"), ("password", Person.Password));
        page.Says("Einschalten");
        Assert.Equal("owner", own.Json("customer", "show", "chef@example.com").GetProperty("role").GetString());
        using var second = new Browser(server);
        (await second.OpenAsync(link)).Says("gilt nicht mehr");
        own.Run("customer", "promote").Failed("owner's account already");
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Promote_MakesACustomerTheOwner_OnceHeHasASecondFactor()
    {
        using var person = await Person.CustomerAsync(workshop);
        Assert.Contains("second factor", workshop.Owner.Run("customer", "promote", person.Email).Succeeded().Out);
        (await person.SignInAsync()).Is(HttpStatusCode.OK);
        (await person.OpenAsync("/account")).Says("Verwaltung öffnet sich");
        workshop.Owner.Run("customer", "promote", "nobody@example.com").Failed("no account");
    }
}
