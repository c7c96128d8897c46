using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>Own licences, their computers and codes.</summary>
[Collection(Journeys.Name)]
public sealed class LicenseTests(VendorWorkshop fixture)
{
    private readonly Workshop workshop = fixture.Workshop;

    [SkippableFact]
    public async Task Customer_WithTheKeyboardAlone_AddsALicenceAndSeesItsCode()
    {
        using var person = await Person.CustomerAsync(workshop, language: "en");
        var key = workshop.Issue();
        await workshop.Crm.ActivateAsync(key, Crm.NewComputer(), label: "Front desk");
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop, "en-GB");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/en/licenses");

        await page.EnterAsync("Skip to the content");
        await page.TabToAsync("E-mail address");
        await page.Keyboard.TypeAsync(person.Email);
        await page.TabToAsync("Password");
        await page.Keyboard.TypeAsync(Person.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.SaysAsync("No licence yet");

        await page.TabToAsync("Licence key");
        await page.Keyboard.TypeAsync(OfflineActivationTests.Slip(key));
        await page.EnterAsync("Add");
        await page.SaysAsync(key);
        await page.EnterAsync($"Take {key}");
        await page.SaysAsync("The licence is in your account now.");
        await page.EnterAsync($"KBRS CRM standard ({workshop.Run("license", "show", key).GetProperty("id")})");
        await page.SaysAsync("Front desk");
        await page.EnterAsync("Show the activation code (Front desk)");
        await page.SaysAsync("Your activation code");
        var code = await page.Locator("#code").GetAttributeAsync("data-text");
        Assert.NotNull(ActivationCode.TryParse(code!));
        await page.EnterAsync("Copy");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Phone_ReleasesAComputerThatIsDead_ByTheLinkOfALetter()
    {
        using var person = await Person.CustomerAsync(workshop, language: "ru");
        var key = workshop.Issue("--customer", person.Email);
        await workshop.Crm.ActivateAsync(key, Crm.NewComputer(), label: "Склад");
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Phone, "ru-RU");
        await window.SignInAsync(person.Browser, workshop.Server);
        var page = await window.NewPageAsync();
        var looks = await Looks.AtAsync(page, workshop.Server);

        await page.GotoAsync("/ru/licenses");
        await page.FollowAsync($"KBRS CRM standard ({workshop.Run("license", "show", key).GetProperty("id")})");
        await page.FollowAsync("Снять компьютер (Склад)");
        await page.SaysAsync("Склад", "осталось 3 из 3 в этом году");
        await page.PressAsync("Отправить ссылку");
        await page.SaysAsync($"Мы отправили ссылку на {person.Email}.");
        Assert.Equal(0, Released(key));

        await page.GotoAsync(Mailbox.Link(await person.Mailbox.WaitForAsync(person.Email, 2)));
        await page.PressAsync("Снять компьютер сейчас");
        await page.SaysAsync("Компьютер снят, рабочее место снова свободно.");
        Assert.Equal(1, Released(key));
        await page.FollowAsync("Лицензии");
        await page.SaysAsync("занято 0 из 1");
        looks.AreGood();
    }

    private int Released(string key) => workshop.Run("activation", "list", "--license", key).EnumerateArray().Count(row => row.GetProperty("releasedAt").GetString() is not null);
}
