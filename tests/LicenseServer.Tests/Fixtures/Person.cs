using System.Net;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>Somebody with a browser, an address and an account in the customer area.</summary>
public sealed class Person : IDisposable
{
    /// <summary>Everybody's password: three words that have nothing to do with each other.</summary>
    public const string Password = "Tulpe Zahnrad Kiesel";

    private static int persons;

    private Person(Workshop workshop, string email, string language)
    {
        Mailbox = new Mailbox(workshop.Owner);
        Email = email;
        Language = language;
        Browser = new Browser(workshop.Server, language);
    }

    /// <summary>His browser.</summary>
    public Browser Browser { get; }

    /// <summary>His address.</summary>
    public string Email { get; }

    /// <summary>His language.</summary>
    public string Language { get; }

    /// <summary>The letters of the server.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>Somebody who has no account yet.</summary>
    public static Person Stranger(Workshop workshop, string? email = null, string language = "de") =>
        new(workshop, email ?? $"person{Interlocked.Increment(ref persons)}@example.com", language);

    /// <summary>A customer who has registered and is signed in.</summary>
    public static async Task<Person> CustomerAsync(Workshop workshop, string? email = null, string language = "de")
    {
        var person = Stranger(workshop, email, language);
        await person.RegisterAsync();
        var letter = await person.Mailbox.WaitForAsync(person.Email);
        var page = await person.OpenConfirmationAsync(Mailbox.Link(letter));
        Assert.Contains("/licenses", page.Path);
        return person;
    }

    /// <summary>The owner, signed in with his second factor.</summary>
    public static async Task<Person> OwnerAsync(Workshop workshop, string language = "de")
    {
        var person = Stranger(workshop, language: language);
        var link = new Uri(workshop.Run("customer", "promote").GetProperty("url").GetString()!).PathAndQuery;
        var page = await (await person.Browser.OpenAsync($"/{language}{link[3..]}")).SendAsync(("email", person.Email), ("password", Password));
        var secret = Regex.Match(page.Html, "id=\"secret\">([A-Z2-7 ]+)<").Groups[1].Value;
        (await page.SendAsync(("code", Authenticator.Code(secret)))).Is(HttpStatusCode.OK);
        return person;
    }

    /// <summary>Fills in the form for a new account.</summary>
    public async Task<WebPage> RegisterAsync(string password = Password) =>
        await (await OpenAsync("/register")).SendAsync(("email", Email), ("password", password));

    /// <summary>Opens the link of a letter and enters the password.</summary>
    public async Task<WebPage> OpenConfirmationAsync(string link, string password = Password) =>
        await (await Browser.OpenAsync(link)).SendAsync(("password", password));

    /// <summary>Signs in.</summary>
    public async Task<WebPage> SignInAsync(string password = Password) =>
        await (await OpenAsync("/sign-in")).SendAsync(("email", Email), ("password", password));

    /// <summary>Opens a page in his language.</summary>
    public Task<WebPage> OpenAsync(string path) => Browser.OpenAsync($"/{Language}{path}");

    /// <inheritdoc/>
    public void Dispose() => Browser.Dispose();
}
