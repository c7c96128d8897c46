using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation.Pages;

/// <summary>A computer without internet, a phone, and nothing but the licence key.</summary>
public sealed class OfflineActivationTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Theory]
    [InlineData("de", "Stimmt das so?", "1 von 2", "Ihr Aktivierungscode")]
    [InlineData("en", "Is this right?", "1 of 2", "Your activation code")]
    [InlineData("ru", "Всё верно?", "1 из 2", "Ваш код активации")]
    public async Task Activate_WithTheKeyAlone_InEveryLanguage_GivesACodeForThatComputer(string language, string question, string seat, string title)
    {
        var license = workshop.IssueWhole("--seats", "2");
        var computer = Crm.NewComputer();
        using var browser = new Browser(workshop.Server, language);

        var page = await browser.OpenAsync($"/a/{computer}");
        Assert.Equal($"/{language}/activate/{computer}", page.Path);
        Assert.Contains($">{computer}<", page.Is(HttpStatusCode.OK).Html);

        page = await page.SendAsync(("key", license.GetProperty("key").GetString()!.ToLowerInvariant().Replace("-", " ")));
        page.Is(HttpStatusCode.OK).Says(question, seat, "KBRS CRM", "standard", computer.ToString());
        Assert.DoesNotContain(license.GetProperty("key").GetString()!, page.Path);
        Assert.Empty(workshop.Run("activation", "list", "--license", license.GetProperty("key").GetString()!).EnumerateArray());

        page = await page.SendAsync(("label", "Büro <Anna>"));
        page.Says(title, "Büro <Anna>", computer.ToString());
        var code = ActivationCode.TryParse(page.Code())!;
        Assert.True(code.Verify(Ring(), computer));

        var row = Assert.Single(workshop.Run("activation", "list", "--license", license.GetProperty("key").GetString()!).EnumerateArray());
        Assert.Equal(("web", "Büro <Anna>", 1), (row.GetProperty("channel").GetString(), row.GetProperty("label").GetString(), row.GetProperty("seat").GetInt32()));
    }

    [Fact]
    public async Task Activate_Again_GivesTheSameCode()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        using var browser = new Browser(workshop.Server);
        var code = (await browser.ActivateAsync(key, computer)).Code();

        using var another = new Browser(workshop.Server, "en");
        var page = (await another.ChooseAsync(key, computer)).Says("activated with this licence already");
        Assert.Equal(code, (await page.SendAsync(("label", ""))).Code());
        Assert.Equal(code, (await workshop.Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code);
    }

    [Fact]
    public async Task SystemId_Mistyped_IsCorrectedByOneTap_AndTakesNoSeat()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        using var browser = new Browser(workshop.Server);
        var page = (await browser.OpenAsync("/a/" + Phone.Mistyped(computer.ToString()))).Is(HttpStatusCode.BadRequest);
        page = (await page.Says("Meinten Sie", "keine vollständige").FollowAsync($"{computer} übernehmen")).Is(HttpStatusCode.OK);
        Assert.EndsWith($"/activate/{computer}", page.Path);
        Assert.Empty(workshop.Run("activation", "list", "--license", key).EnumerateArray());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%3Cscript%3E")]
    [InlineData("%0d%0aSet-Cookie:x")]
    [InlineData("01234-56789-ABCDE-FGFQZ-01234-56789")]
    [InlineData("Ж")]
    public async Task SystemId_ThatIsNone_GetsAFriendlyPage(string typed)
    {
        using var browser = new Browser(workshop.Server, "en");
        var page = (await browser.OpenAsync("/a/" + typed)).Is(HttpStatusCode.BadRequest).Says("System-ID", "Continue");
        Assert.DoesNotContain("<script>", page.Main);
    }

    [Fact]
    public async Task SystemId_ThatIsAKey_IsSaidToBeOne()
    {
        using var browser = new Browser(workshop.Server);
        (await browser.OpenAsync("/a/" + Crm.UnknownKey())).Is(HttpStatusCode.BadRequest).Says("In diesem Feld steht ein Lizenzschlüssel");
    }

    [Fact]
    public async Task SystemId_Typed_LeadsOn()
    {
        var computer = Crm.NewComputer();
        using var browser = new Browser(workshop.Server);
        var page = await (await browser.OpenAsync("/a")).SendAsync(("systemId", computer.ToString().ToLowerInvariant()));
        Assert.Contains($">{computer}<", page.Is(HttpStatusCode.OK).Html);
        (await (await browser.OpenAsync("/de/activate")).SendAsync(("systemId", " "))).Is(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Key_Mistyped_IsCorrectedByOneTap_AndTakesNoSeat()
    {
        var key = workshop.Issue();
        using var browser = new Browser(workshop.Server);
        var page = (await browser.ChooseAsync(Phone.Mistyped(key), Crm.NewComputer())).Is(HttpStatusCode.BadRequest).Says("Meinten Sie", key);
        Assert.Empty(workshop.Run("activation", "list", "--license", key).EnumerateArray());
        page = (await page.PressAsync(key + " übernehmen")).Is(HttpStatusCode.OK).Says("Stimmt das so?");
        (await page.SendAsync(("label", ""))).Code();
    }

    [Fact]
    public async Task Activate_WhatCannotBe_IsRefusedInTheWordsOfTheApi()
    {
        using var browser = new Browser(workshop.Server, "en");
        var full = workshop.Issue();
        await workshop.Crm.ActivateAsync(full, Crm.NewComputer());
        await RefusedAsync(full, HttpStatusCode.Conflict, "All seats of this licence are taken");
        await RefusedAsync(Crm.UnknownKey().ToString(), HttpStatusCode.NotFound, "not known here");
        await RefusedAsync(workshop.Issue("--pending"), HttpStatusCode.Forbidden, "not released yet");
        await RefusedAsync(workshop.Issue("--expires", "2025-01-01"), HttpStatusCode.Forbidden, "has expired");
        var revoked = workshop.Issue();
        workshop.Run("license", "revoke", revoked, "--reason", "test");
        await RefusedAsync(revoked, HttpStatusCode.Forbidden, "was revoked");

        async Task RefusedAsync(string key, HttpStatusCode status, string words) =>
            (await browser.ChooseAsync(key, Crm.NewComputer())).Is(status).Says(words);
    }

    [Fact]
    public async Task Confirm_WhenTheLastSeatIsGoneMeanwhile_IsRefused()
    {
        var key = workshop.Issue();
        using var browser = new Browser(workshop.Server);
        var page = await browser.ChooseAsync(key, Crm.NewComputer());
        await workshop.Crm.ActivateAsync(key, Crm.NewComputer());
        (await page.SendAsync(("label", ""))).Is(HttpStatusCode.Conflict).Says("Alle Arbeitsplätze");
    }

    [Fact]
    public async Task Label_ThatIsTooLong_IsRefused()
    {
        using var browser = new Browser(workshop.Server);
        (await browser.ActivateAsync(workshop.Issue(), Crm.NewComputer(), new string('x', 41))).Is(HttpStatusCode.BadRequest).Says("höchstens 40 Zeichen");
    }

    [Fact]
    public async Task Form_WithoutItsToken_DoesNothing()
    {
        var key = workshop.Issue();
        using var browser = new Browser(workshop.Server);
        var page = await browser.ChooseAsync(key, Crm.NewComputer());
        (await browser.PostAsync(page.Path, ("label", ""))).Is(HttpStatusCode.BadRequest);
        Assert.Empty(workshop.Run("activation", "list", "--license", key).EnumerateArray());
    }

    [Fact]
    public async Task Pages_LeaveNoSecretInTheLog()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        using var browser = new Browser(workshop.Server);
        var page = await browser.ActivateAsync(key, computer);
        await Eventually.HoldsAsync(() => workshop.Server.Log.Contains("code/{ticket}"));
        Assert.DoesNotContain(computer.ToString(), workshop.Server.Log);
        Assert.DoesNotContain(key, workshop.Server.Log);
        Assert.DoesNotContain(page.Path.Split('/')[^1], workshop.Server.Log);
    }

    [Fact]
    public async Task Trial_OnAComputerWithoutInternet_BeginsOnce()
    {
        var computer = Crm.NewComputer();
        using var browser = new Browser(workshop.Server, "en");
        var page = await (await browser.OpenAsync($"/a/{computer}")).FollowAsync("No licence yet?");
        page = (await page.SendAsync(("systemId", computer.ToString()))).Says("Your activation code", "The code is good until");
        var code = ActivationCode.TryParse(page.Code())!;
        Assert.Equal(LicenseKind.Trial, code.Kind);
        Assert.True(code.Verify(Ring(), computer));
        Assert.Equal(code.ToString(), (await workshop.Crm.TryAsync("KBRS", computer)).Code);
        Assert.Equal(code.ToString(), (await (await (await browser.OpenAsync("/en/trial")).SendAsync(("systemId", Phone.Mistyped(computer.ToString())))).Is(HttpStatusCode.BadRequest).PressAsync("Take " + computer)).Code());
    }

    private KeyRing Ring() => new(workshop.Run("key", "list").EnumerateArray().Select(key => PublicKey.FromPem(key.GetProperty("publicKeyPem").GetString()!)));
}
