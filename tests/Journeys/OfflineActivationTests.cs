using JkLab.KbrsCrm.Tests;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>
/// A computer without internet, and a phone: from the QR code on the CRM's screen to a licensed CRM, with a slip in the key and one in the code.
/// </summary>
[Collection(Journeys.Name)]
public sealed class OfflineActivationTests(VendorWorkshop fixture)
{
    private readonly Workshop workshop = fixture.Workshop;

    [SkippableTheory]
    [InlineData("de", "Weiter", "Jetzt aktivieren")]
    [InlineData("en", "Continue", "Activate now")]
    [InlineData("ru", "Далее", "Активировать")]
    public async Task Phone_WithTheKeyAlone_GetsTheCodeThatLicensesTheCrm(string language, string next, string activate)
    {
        var key = workshop.Issue("--seats", "2");
        using var crm = new Customer { Server = "http://127.0.0.1:9" };
        crm.Trust(workshop.Owner);
        var systemId = crm.Run("system-id").Succeeded().Out.Trim();

        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Phone, locale: language);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/a/" + systemId);
        Assert.Contains($"/{language}/activate/", page.Url);
        Assert.Equal(systemId, await page.Locator("#system-id").InnerTextAsync());

        await page.FillAsync("input[name=key]:not([type=hidden])", Slip(key));
        await page.GetByRole(AriaRole.Button, new() { Name = next, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#problem")).ToContainTextAsync(key);
        await page.GetByRole(AriaRole.Button, new() { Name = key }).ClickAsync();

        Assert.Empty(workshop.Run("activation", "list", "--license", key).EnumerateArray());
        await page.GetByRole(AriaRole.Button, new() { Name = activate }).ClickAsync();
        var code = await page.Locator("#code").GetAttributeAsync("data-text");
        Assert.Equal(Symbols(code!), await page.ScanAsync());
        await page.ReloadAsync();
        Assert.Equal(code, await page.Locator("#code").GetAttributeAsync("data-text"));

        var typed = string.Join('\n', code!.Split('\n').Select(Slip));
        Assert.Contains("✓", crm.RunWith(typed, "enter").Succeeded().Out);
        crm.Run("status").Succeeded();
        Assert.Single(workshop.Run("activation", "list", "--license", key).EnumerateArray());
    }

    [SkippableFact]
    public async Task Phone_WithoutScripts_GetsTheCodeToo()
    {
        var key = workshop.Issue();
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Phone, scripts: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/a/" + Crm.NewComputer());
        await page.FillAsync("input[name=key]", key.ToLowerInvariant().Replace("-", " "));
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Jetzt aktivieren" }).ClickAsync();
        Assert.NotNull(ActivationCode.TryParse((await page.Locator("#code").GetAttributeAsync("data-text"))!));
    }

    // A code as its QR code holds it: the symbols alone.
    private static string Symbols(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit));

    // The third symbol is taken for its neighbor.
    internal static string Slip(string line) => line[..2] + (line[2] == '7' ? '4' : '7') + line[3..];
}
