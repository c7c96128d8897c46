using System.Security.Cryptography;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.Journeys;

/// <summary>A release that a licence covers.</summary>
[Collection(Journeys.Name)]
public sealed class DownloadTests(VendorWorkshop fixture)
{
    private const int Size = 3_000_000;

    private readonly Workshop workshop = fixture.Workshop;

    [SkippableFact]
    public async Task Release_ArrivesWhole()
    {
        var file = workshop.Owner.PathTo("kbrs-crm-2.4-setup.exe");
        await File.WriteAllBytesAsync(file, RandomNumberGenerator.GetBytes(Size));
        workshop.Run("release", "add", file, "--product", "KBRS", "--version", "2.4", "--build-date", "2026-09-14", "--platform", "windows");
        using var person = await Person.CustomerAsync(workshop);
        workshop.Issue("--customer", person.Email, "--updates-until", "2026-12-31");
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop);
        await window.SignInAsync(person.Browser, workshop.Server);
        var page = await window.NewPageAsync();
        var looks = await Looks.AtAsync(page, workshop.Server);

        await page.GotoAsync("/de/licenses");
        await page.FollowAsync("Downloads");
        await page.SaysAsync("KBRS CRM 2.4");
        await page.GetByText("Echtheit prüfen").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.FollowAsync("Herunterladen kbrs-crm-2.4-setup.exe"));
        Assert.Equal("kbrs-crm-2.4-setup.exe", download.SuggestedFilename);
        await using var arrived = File.OpenRead(await download.PathAsync());
        Assert.Equal(Size, arrived.Length);
        await page.SaysAsync(Convert.ToHexStringLower(await SHA256.HashDataAsync(arrived)));
        await page.GotoAsync("/de/account/log");
        await page.SaysAsync("Heruntergeladen: KBRS CRM 2.4");
        looks.AreGood();
    }
}
