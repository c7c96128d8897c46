using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.Journeys;

/// <summary>From nothing to an account with a second factor.</summary>
[Collection(Journeys.Name)]
public sealed class AccountTests(VendorWorkshop fixture)
{
    private readonly Workshop workshop = fixture.Workshop;

    [SkippableFact]
    public async Task Newcomer_GetsAnAccount_AndSignsInWithTheCodeOfHisPhone()
    {
        using var person = Person.Stranger(workshop);
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop);
        var page = await window.NewPageAsync();
        var looks = await Looks.AtAsync(page, workshop.Server);

        await page.GotoAsync("/de");
        await page.FollowAsync("Anmelden");
        await page.FollowAsync("Noch kein Konto? Konto anlegen");
        await page.FillInAsync("E-Mail-Adresse", person.Email);
        await page.FillInAsync("Passwort", "1234567890");
        await page.PressAsync("Konto anlegen");
        await page.SaysAsync("Dieses Passwort wird oft benutzt und schnell erraten. Bitte wählen Sie ein anderes.");
        await looks.ExamineAsync();
        await page.FillInAsync("Passwort", Person.Password);
        await page.PressAsync("Konto anlegen");
        await page.SaysAsync($"Wir haben eine E-Mail an {person.Email} geschickt.");
        await page.GotoAsync(Mailbox.Link(await person.Mailbox.WaitForAsync(person.Email)));
        await page.FillInAsync("Passwort", Person.Password);
        await page.PressAsync("Bestätigen");
        await page.SaysAsync("Noch keine Lizenz");

        await page.FollowAsync("Konto");
        await page.FollowAsync("Einschalten");
        var secret = (await page.Locator("#secret").InnerTextAsync()).Replace(" ", "");
        Assert.Contains($"secret={secret}", await page.ScanAsync());
        await page.FillInAsync("Code", Authenticator.Code(secret, stepsBack: 1)); // for one is good once, and the next is used below
        await page.PressAsync("Einschalten");
        await page.SaysAsync("Der zweite Faktor ist eingeschaltet.", "Jeder dieser Codes gilt einmal.");
        await looks.ExamineAsync();
        await page.PressAsync("Abmelden");

        await page.FollowAsync("Anmelden");
        await page.FillInAsync("E-Mail-Adresse", person.Email);
        await page.FillInAsync("Passwort", Person.Password + "!");
        await page.PressAsync("Anmelden");
        await page.SaysAsync("E-Mail-Adresse oder Passwort stimmt nicht.");
        await looks.ExamineAsync();
        await page.FillInAsync("Passwort", Person.Password);
        await page.PressAsync("Anmelden");
        await page.SaysAsync("Bitte geben Sie den sechsstelligen Code ein");
        await page.FillInAsync("Code", "12345");
        await page.PressAsync("Anmelden");
        await page.SaysAsync("Dieser Code stimmt nicht oder gilt nicht mehr.");
        await looks.ExamineAsync();
        await page.FillInAsync("Code", Authenticator.Code(secret));
        await page.PressAsync("Anmelden");
        await page.SaysAsync("Noch keine Lizenz");
        await page.GotoAsync("/de/account/log");
        await page.SaysAsync("Der zweite Faktor wurde eingeschaltet", "Falscher Anmeldeversuch");
        looks.AreGood();
    }
}
