using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation.Pages;

/// <summary>What a customer sees of his licences, and how they come to him.</summary>
public abstract class LicensePagesTests(Func<Workshop> get)
{
    private Workshop Workshop => get();

    [SkippableFact]
    public async Task Licenses_IssuedToTheAddress_AreThereFromTheFirstSignIn()
    {
        var key = Workshop.Issue("--customer", "Erika.Muster@Example.com", "--seats", "3", "--updates-until", "2030-05-06");
        using var person = await Person.CustomerAsync(Workshop, "erika.muster@example.com");
        var page = (await person.OpenAsync("/licenses")).Is(HttpStatusCode.OK).Says("KBRS CRM standard", "aktiv", key, "0 von 3 belegt", "unbegrenzt", "bis 06.05.2030");

        var later = Workshop.Issue("--customer", person.Email);
        page = await person.OpenAsync("/licenses");
        page.Says(later);
        Assert.Equal(2, page.Main.Split("class=\"card\"").Length - 1 - 3);
    }

    [SkippableFact]
    public async Task Address_InOtherLetters_IsTheSame()
    {
        var key = Workshop.Issue("--customer", "BÜRO@MÜLLER-REINIGUNG.DE");
        using var person = await Person.CustomerAsync(Workshop, "büro@müller-reinigung.de");
        (await person.OpenAsync("/licenses")).Says(key);
        Workshop.Owner.Run("privacy", "erase", "--email", "Bu\u0308ro@MÜLLER-Reinigung.de").Succeeded(); // ü in two symbols, as some systems write it
        Assert.Equal(System.Text.Json.JsonValueKind.Null, Workshop.Run("license", "show", key).GetProperty("customer").ValueKind);
    }

    [SkippableFact]
    public async Task Licenses_WithoutAny_SayWhatToDo()
    {
        using var person = await Person.CustomerAsync(Workshop);
        (await person.OpenAsync("/licenses")).Says("Noch keine Lizenz", person.Email, "Lizenzschlüssel hinzufügen", "Lizenz anfragen", "Testversion");
    }

    [SkippableFact]
    public async Task License_ShowsWhoIsActivatedWhere_AndTheCodeAgain()
    {
        using var person = await Person.CustomerAsync(Workshop);
        var license = Workshop.IssueWhole("--customer", person.Email, "--seats", "2", "--licensee", "Muster GmbH");
        var (key, computer) = (license.GetProperty("key").GetString()!, Crm.NewComputer());
        var code = (await Workshop.Crm.ActivateAsync(key, computer, label: "Empfang")).Code;

        var page = await (await person.OpenAsync("/licenses")).FollowAsync("KBRS CRM standard");
        page.Is(HttpStatusCode.OK).Says(key, "Empfang", computer.ToString(), "1 von 2 belegt", "Muster GmbH", "noch 6 von 6");
        Assert.Equal(code, (await page.FollowAsync("Aktivierungscode anzeigen")).Code());
    }

    [SkippableFact]
    public async Task Names_OfWhatIsNotTheSame_Differ()
    {
        using var person = await Person.CustomerAsync(Workshop);
        var licenses = new[] { Workshop.IssueWhole("--customer", person.Email, "--seats", "2"), Workshop.IssueWhole("--customer", person.Email) };
        var page = await person.OpenAsync("/licenses");
        foreach (var license in licenses)
        {
            var name = $"KBRS CRM standard ({license.GetProperty("id")})";
            Assert.StartsWith(name, (await page.FollowAsync(name)).Title);
        }

        var computers = new[] { Crm.NewComputer(), Crm.NewComputer() };
        foreach (var computer in computers) await Workshop.Crm.ActivateAsync(licenses[0].GetProperty("key").GetString()!, computer);
        page = await page.FollowAsync($"KBRS CRM standard ({licenses[0].GetProperty("id")})");
        foreach (var name in computers.Select(computer => "Computer …" + computer.ToString()[^5..]))
        {
            Assert.Contains($"<h3>{name}</h3>", page.Html);
            Assert.NotEqual(page.Link($"Aktivierungscode anzeigen ({name})"), page.Link($"Computer freigeben ({name})"));
        }
    }

    [SkippableFact]
    public async Task Activate_WhenSignedIn_ChoosesTheOnlyLicence()
    {
        using var person = await Person.CustomerAsync(Workshop);
        var key = Workshop.Issue("--customer", person.Email);
        await person.OpenAsync("/licenses");
        var computer = Crm.NewComputer();
        var page = await person.Browser.OpenAsync($"/a/{computer}");
        Assert.Contains("checked", page.Says("Mit einer Ihrer Lizenzen", key).Html);
        page = await (await page.SendAsync(("license", page.Attribute("license-0", "value")))).SendAsync(("label", "Laptop"));
        Assert.Matches("^/de/licenses/[0-9]+/code/[0-9]+$", page.Path);
        var code = page.Code();

        page = (await page.PressAsync($"An {person.Email} senden")).Says("per E-Mail unterwegs");
        Assert.Contains(code, (await person.Mailbox.WaitForAsync(person.Email, 2)).TextBody!.ReplaceLineEndings("\n"));
        (await person.Browser.OpenAsync($"/a/{Crm.NewComputer()}")).Says("keine Lizenz mit einem freien Arbeitsplatz");
        Assert.Equal(code, (await (await (await person.Browser.OpenAsync($"/a/{computer}")).SendAsync(("key", key))).SendAsync(("label", ""))).Code());
    }

    [SkippableFact]
    public async Task SignIn_OnTheWayToAnActivation_ComesBackToIt()
    {
        using var person = await Person.CustomerAsync(Workshop);
        var computer = Crm.NewComputer();
        using var phone = new Browser(Workshop.Server);
        var page = await (await phone.OpenAsync($"/a/{computer}")).FollowAsync("Sie haben ein Konto?");
        page = await page.SendAsync(("email", person.Email), ("password", Person.Password));
        Assert.Equal($"/de/activate/{computer}", page.Path);
    }

    [SkippableFact]
    public async Task Licenses_OfSomebodyElse_AnswerAsIfThereWereNone()
    {
        using var holder = await Person.CustomerAsync(Workshop);
        using var other = await Person.CustomerAsync(Workshop);
        var license = Workshop.IssueWhole("--customer", holder.Email);
        var (key, id) = (license.GetProperty("key").GetString()!, license.GetProperty("id").GetInt64());
        await holder.OpenAsync("/licenses");
        await Workshop.Crm.ActivateAsync(key, Crm.NewComputer());
        var activation = Sql.Query(Workshop.Owner, "SELECT id FROM activations WHERE license_id = @id", id).Single();

        var missing = (await other.OpenAsync("/licenses/1")).Is(HttpStatusCode.NotFound);
        foreach (var path in new[] { "", "/transfer", $"/code/{activation}", $"/code/{activation}/file", $"/code/{activation}/spell", $"/release/{activation}" })
        {
            Assert.Equal(missing.Text, (await other.OpenAsync($"/licenses/{id}{path}")).Is(HttpStatusCode.NotFound).Text);
            (await holder.OpenAsync($"/licenses/{id}{path}")).Is(HttpStatusCode.OK);
            using var stranger = new Browser(Workshop.Server);
            Assert.StartsWith("/de/sign-in?next=", (await stranger.OpenAsync($"/de/licenses/{id}{path}")).Path);
        }

        var token = ("__RequestVerificationToken", (await other.OpenAsync("/licenses")).Forms().First().Fields().First(field => field.Name.StartsWith("__")).Value);
        foreach (var path in new[] { "/transfer?handler=Cancel", "/transfer?handler=Confirm", "/transfer", $"/release/{activation}", $"/release/{activation}?handler=Receipt", $"/code/{activation}?handler=Mail", $"/code/{activation}?handler=Renew" })
            (await other.Browser.PostAsync($"/de/licenses/{id}{path}", token, ("email", "x@example.com"), ("receipt", "x"))).Is(HttpStatusCode.NotFound);

        // The key of a licence that another account owns is refused as an unknown one.
        var unknown = (await (await other.OpenAsync("/licenses")).SendAsync(("key", Crm.UnknownKey().ToString()))).Is(HttpStatusCode.NotFound);
        var owned = (await (await other.OpenAsync("/licenses")).SendAsync(("key", key))).Is(HttpStatusCode.NotFound);
        Assert.Equal(unknown.Text, owned.Text);
    }

    [SkippableFact]
    public async Task AddByKey_ItsOwnAgain_IsFine_AndASlipIsCorrected()
    {
        using var person = await Person.CustomerAsync(Workshop);
        var key = Workshop.Issue();
        var page = (await (await person.OpenAsync("/licenses")).SendAsync(("key", Phone.Mistyped(key)))).Is(HttpStatusCode.BadRequest);
        Assert.Matches("<h1>.*Meinten Sie.*<button>" + key + " übernehmen.*<label for=\"key\">.*Lizenz anfragen", page.Html.ReplaceLineEndings(" ")); // in view, one beside the other
        page = (await page.PressAsync(key + " übernehmen")).Is(HttpStatusCode.OK).Says("jetzt in Ihrem Konto", key);
        (await page.SendAsync(("key", key))).Is(HttpStatusCode.OK).Says("jetzt in Ihrem Konto");
        Assert.Single(Sql.Query(Workshop.Owner, "SELECT action FROM audit_entries WHERE action = 'license.added' AND license_id = @id", Workshop.Run("license", "show", key).GetProperty("id").GetInt64()));
    }

    [SkippableFact]
    public async Task Request_Approved_BringsTheKeyByMail()
    {
        using var person = await Person.CustomerAsync(Workshop);
        var page = await (await person.OpenAsync("/licenses")).FollowAsync("Lizenz anfragen");
        page = (await page.SendAsync(("choice", "KBRS/professional"), ("seats", "3"), ("note", "Bitte\r\nschnell\u001b[31m"))).Is(HttpStatusCode.OK);
        page.Says("Anfrage ist angekommen", "KBRS CRM professional", "wartet auf Freigabe", "0 von 3");
        var request = Assert.Single(Workshop.Run("license", "list", "--status", "pending", "--customer", person.Email).EnumerateArray());
        var key = request.GetProperty("key").GetString()!;
        Assert.DoesNotContain(key, page.Text);
        Assert.DoesNotContain('\u001b', request.GetProperty("note").GetString()!);

        Assert.Equal("active", Workshop.Run("license", "approve", request.GetProperty("id").ToString()).GetProperty("status").GetString());
        Workshop.Owner.Run("license", "approve", key).Failed("this licence is active, not pending");
        var letter = await person.Mailbox.WaitForAsync(person.Email, 2);
        Assert.Contains(key, letter.TextBody);
        Assert.Contains(key, (await person.Browser.OpenAsync(Mailbox.Link(letter))).Is(HttpStatusCode.OK).Text);
    }

    [SkippableFact]
    public async Task Request_TheSixthTime_Waits()
    {
        using var person = await Person.CustomerAsync(Workshop);
        for (var i = 0; i < 5; i++) (await AskAsync("1")).Is(HttpStatusCode.OK);
        (await AskAsync("1")).Is(HttpStatusCode.TooManyRequests).Says("warten schon fünf");

        using var other = await Person.CustomerAsync(Workshop);
        (await (await other.OpenAsync("/licenses/request")).SendAsync(("choice", "KBRS/gold"), ("seats", "1"))).Is(HttpStatusCode.BadRequest);
        (await (await other.OpenAsync("/licenses/request")).SendAsync(("choice", "KBRS/standard"), ("seats", "5000"))).Is(HttpStatusCode.BadRequest);

        async Task<WebPage> AskAsync(string seats) => await (await person.OpenAsync("/licenses/request")).SendAsync(("choice", "KBRS/standard"), ("seats", seats));
    }
}

/// <inheritdoc/>
public sealed class LicensePagesTestsOnSqlite(Workshop workshop) : LicensePagesTests(() => workshop), IClassFixture<Workshop>;

/// <inheritdoc/>
public sealed class LicensePagesTestsOnPostgres(PostgresWorkshop workshop) : LicensePagesTests(workshop.Get), IClassFixture<PostgresWorkshop>;
