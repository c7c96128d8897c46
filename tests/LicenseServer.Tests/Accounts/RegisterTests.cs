using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Accounts;

public sealed class RegisterTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Theory]
    [InlineData("de", "Wir haben eine E-Mail an", "Konto")]
    [InlineData("en", "We have sent an e-mail to", "Account")]
    [InlineData("ru", "Мы отправили письмо", "Аккаунт")]
    public async Task Register_InEveryLanguage_BeginsWithTheLetter(string language, string sent, string account)
    {
        using var person = Person.Stranger(workshop, language: language);
        (await person.RegisterAsync()).Is(HttpStatusCode.OK).Says(sent, person.Email);
        var letter = await person.Mailbox.WaitForAsync(person.Email);
        Assert.StartsWith($"/{language}/confirm/", Mailbox.Link(letter));
        Assert.Contains("/licenses", (await person.OpenConfirmationAsync(Mailbox.Link(letter))).Path);
        (await person.OpenAsync("/account")).Is(HttpStatusCode.OK).Says(account, person.Email);
    }

    [Fact]
    public async Task Confirm_ByWhoeverHasTheLetterAlone_IsRefused()
    {
        using var stranger = Person.Stranger(workshop);
        await stranger.RegisterAsync("Des Fremden eigenes Wort");
        var link = Mailbox.Link(await stranger.Mailbox.WaitForAsync(stranger.Email));

        using var holder = Person.Stranger(workshop, stranger.Email);
        (await holder.OpenConfirmationAsync(link)).Says("Das Passwort stimmt nicht");
        (await holder.SignInAsync("Des Fremden eigenes Wort")).Says("stimmt nicht");
    }

    [Fact]
    public async Task Confirm_Twice_IsOver()
    {
        using var person = await Person.CustomerAsync(workshop);
        var link = Mailbox.Link(person.Mailbox.To(person.Email)[0]);
        (await person.Browser.OpenAsync(link)).Says("gilt nicht mehr");
    }

    [Fact]
    public async Task Register_OfAnAddressWithAnAccount_SaysTheSameAndTellsItsHolder()
    {
        using var holder = await Person.CustomerAsync(workshop);
        using var other = Person.Stranger(workshop, holder.Email.ToUpperInvariant());
        using var nobody = Person.Stranger(workshop);
        var known = await other.RegisterAsync();
        var unknown = await nobody.RegisterAsync();

        Assert.Equal(unknown.Text.Replace(nobody.Email, "X"), known.Text.Replace(other.Email, "X"));
        var letter = await holder.Mailbox.WaitForAsync(holder.Email, count: 2);
        Assert.Contains("schon ein Konto", letter.Subject);
        (await holder.OpenAsync("/account")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("kurz", "zu kurz")]
    [InlineData("password123", "schnell erraten")]
    [InlineData("Passwort2024!!", "schnell erraten")]
    [InlineData("aaaaaaaaaaaa", "schnell erraten")]
    [InlineData("mein niemand77 geheim", "E-Mail-Adresse nicht enthalten")]
    public async Task Register_WithAWeakPassword_SaysWhy(string password, string words)
    {
        using var person = Person.Stranger(workshop, "niemand77@example.com");
        (await person.RegisterAsync(password)).Says(words);
        Assert.Empty(person.Mailbox.To(person.Email));
    }

    [Theory]
    [InlineData("niemand")]
    [InlineData("a@b")]
    [InlineData("a b@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("a:b@example.com")]
    [InlineData("a@example.com\r\nBcc: c@example.com")]
    [InlineData("\"<x>\"@example.com")]
    public async Task Register_WithoutAnAddress_SaysSo(string email)
    {
        using var person = Person.Stranger(workshop, email);
        (await person.RegisterAsync()).Says("keine vollständige E-Mail-Adresse");
    }

    [Fact]
    public async Task Address_ThatIsNoUnicode_IsNone()
    {
        using var person = Person.Stranger(workshop, "\uFFFEa@example.com");
        (await person.RegisterAsync()).Says("keine vollständige E-Mail-Adresse");
        (await (await person.OpenAsync("/forgot")).SendAsync(("email", person.Email))).Is(HttpStatusCode.OK);
        (await (await person.OpenAsync("/sign-in")).SendAsync(("email", person.Email), ("password", Person.Password))).Says("stimmt nicht");
    }

    [Fact]
    public async Task Link_ThatNobodySent_IsOver()
    {
        using var person = Person.Stranger(workshop);
        (await person.OpenAsync("/confirm/0123456789abcdef0123456789abcdef")).Is(HttpStatusCode.OK).Says("gilt nicht mehr");
        (await person.OpenAsync("/reset/%27%20OR%201=1")).Is(HttpStatusCode.OK).Says("gilt nicht mehr");
        (await person.OpenAsync("/first-owner/x")).Is(HttpStatusCode.OK).Says("gilt nicht mehr");
        foreach (var path in new[] { "/confirm/x", "/reset/x", "/first-owner/x" }) Assert.StartsWith("Dieser Link gilt nicht mehr · ", (await person.OpenAsync(path)).Title);
    }
}
