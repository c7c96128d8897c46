using System.IO.Compression;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.Journeys;

/// <summary>Everything taken along, then nothing left.</summary>
[Collection(Journeys.Name)]
public sealed class OwnDataTests(VendorWorkshop fixture)
{
    private readonly Workshop workshop = fixture.Workshop;

    [SkippableFact]
    public async Task Customer_TakesHisData_AndDeletesHisAccount()
    {
        using var person = await Person.CustomerAsync(workshop, language: "en");
        var key = workshop.Issue("--customer", person.Email);
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop, "en-GB");
        await window.SignInAsync(person.Browser, workshop.Server);
        var page = await window.NewPageAsync();
        var looks = await Looks.AtAsync(page, workshop.Server);

        await page.GotoAsync("/en/licenses");
        await page.SaysAsync(key);
        await page.GotoAsync("/en/account/data");
        var download = await page.RunAndWaitForDownloadAsync(() => page.FollowAsync("Download everything"));
        using (var zip = ZipFile.OpenRead(await download.PathAsync()))
        {
            Assert.Contains(person.Email, Read(zip, "data.json"));
            Assert.Contains(key, Read(zip, "licenses.csv"));
            Assert.Contains("<html lang=\"en\"", Read(zip, "index.html"));
        }

        await page.FollowAsync("Delete the account …");
        await page.FillInAsync("Password", "something else");
        await page.PressAsync("Delete the account for good");
        await page.SaysAsync("The password is wrong. Please enter it again.");
        await looks.ExamineAsync();
        await page.FillInAsync("Password", Person.Password);
        await page.PressAsync("Delete the account for good");
        await page.SaysAsync("Your account is deleted");
        await page.GotoAsync("/en/licenses");
        Assert.Contains("/en/sign-in", page.Url);
        await page.FillInAsync("E-mail address", person.Email);
        await page.FillInAsync("Password", Person.Password);
        await page.PressAsync("Sign in");
        await page.SaysAsync("The e-mail address or the password is not right.");
        Assert.Equal("active", workshop.Run("license", "show", key).GetProperty("status").GetString());
        looks.AreGood();
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
