using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.Journeys;

/// <summary>The owner at his desk.</summary>
[Collection(Journeys.Name)]
public sealed class OwnerTests(VendorWorkshop fixture)
{
    private readonly Workshop workshop = fixture.Workshop;

    [SkippableFact]
    public async Task Owner_WithHisSecondFactor_ApprovesARequestAndFindsTheCustomer()
    {
        using var customer = await Person.CustomerAsync(workshop);
        await (await customer.OpenAsync("/account")).SendAsync(("company", "Gärtnerei Ölbaum"));
        await (await customer.OpenAsync("/licenses/request")).SendAsync(("seats", "4"), ("note", "Bitte bald"));
        var number = workshop.Run("license", "list", "--customer", customer.Email)[0].GetProperty("id").GetInt64().ToString();
        using var owner = await Person.CustomerAsync(workshop);
        workshop.Run("customer", "promote", owner.Email);

        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop);
        var page = await window.NewPageAsync();
        var looks = await Looks.AtAsync(page, workshop.Server);
        await page.GotoAsync("/de/owner");
        await page.FillInAsync("E-Mail-Adresse", owner.Email);
        await page.FillInAsync("Passwort", Person.Password);
        await page.PressAsync("Anmelden");
        await page.SaysAsync("Diese Seite gibt es nicht."); // for the password alone is not enough
        await page.GotoAsync("/de/account");
        await page.SaysAsync("Die Verwaltung öffnet sich, sobald der zweite Faktor eingeschaltet ist.");
        await page.FollowAsync("Einschalten");
        await page.FillInAsync("Code", Authenticator.Code(await page.Locator("#secret").InnerTextAsync()));
        await page.PressAsync("Einschalten");
        await page.FollowAsync("Verwaltung");

        await page.FollowAsync("Lizenzanfragen");
        await page.FollowAsync(number);
        await page.SaysAsync(customer.Email, "Bitte bald", "wartet auf Freigabe");
        await page.PressAsync("Freigeben");
        await page.SaysAsync("Die Lizenz ist freigegeben.", "aktiv");
        Assert.Contains("Lizenzschlüssel", (await customer.Mailbox.WaitForAsync(customer.Email, 2)).TextBody);

        await page.FollowAsync("Verwaltung");
        await page.FollowAsync("Kunden");
        await page.FillInAsync("Kunden suchen", "ölbaum");
        await page.PressAsync("Suchen");
        await page.FollowAsync(customer.Email);
        await page.SaysAsync("Gärtnerei Ölbaum", number);
        looks.AreGood();
    }
}
