using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>A code that was written down, with a slip in one row.</summary>
[Collection(Journeys.Name)]
public sealed class CheckCodeTests(VendorWorkshop fixture)
{
    private readonly Workshop workshop = fixture.Workshop;

    [SkippableFact]
    public async Task Rows_WithOneSlip_AreMended_WithoutScripts()
    {
        var code = workshop.Run("activation", "create", workshop.Issue(), "--system-id", Crm.NewComputer().ToString()).GetProperty("activationCode").GetString()!;
        var rows = code.Split('\n');
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Phone, "en-GB", scripts: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/en/check");
        for (var row = 0; row < rows.Length; row++) await page.FillInAsync($"Line {row + 1}", row == 2 ? OfflineActivationTests.Slip(rows[row]) : rows[row].ToLowerInvariant().Replace("-", " "));
        await page.PressAsync("Check");

        await page.SaysAsync("Something is wrong in group 1. Did you mean:");
        await Assertions.Expect(page.GetByLabel("Line 3 ✗")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("[aria-invalid]")).ToHaveCountAsync(1);
        await page.PressAsync($"Take {rows[2]}");
        await page.SaysAsync("The code is complete and typed correctly.");
        await Assertions.Expect(page.GetByLabel("Line 3 ✓")).ToHaveValueAsync(rows[2]);
        await Assertions.Expect(page.Locator("[aria-invalid]")).ToHaveCountAsync(0);
    }
}
