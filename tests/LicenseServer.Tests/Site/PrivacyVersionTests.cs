using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Tests.Site;

/// <summary>Every privacy notice that was ever shown stays as it was.</summary>
public class PrivacyVersionTests
{
    private const string Languages = "SELECT language FROM privacy_versions WHERE @id = 0 ORDER BY current_since DESC, language";
    private const string Texts = "SELECT text FROM privacy_versions WHERE @id = 0 ORDER BY current_since DESC";

    [Fact]
    public async Task Version_IsKeptFromItsFirstShowing()
    {
        var workshop = await Workshop.AtAsync("2026-03-01T12:00:00Z");
        var client = workshop.Server.Client;
        Assert.Empty(Sql.Query(workshop.Owner, Languages, 0));
        Assert.Contains("Noch keine", await client.GetStringAsync("/de/privacy/versions"));

        await client.GetStringAsync("/en/privacy");
        await client.GetStringAsync("/de/privacy");
        await client.GetStringAsync("/de/privacy");
        Assert.Equal(["de", "en"], Sql.Query(workshop.Owner, Languages, 0).Order());
        var first = Assert.Single(await ListAsync());

        workshop.Wait(TimeSpan.FromDays(10));
        var file = workshop.Owner.Write("data/pages/privacy.de.md", "# Neu\n\n{vendor}");
        Assert.Contains("<h1>Neu</h1>", await client.GetStringAsync("/de/privacy"));
        var list = await ListAsync();
        Assert.Equal(2, list.Count);
        Assert.Equal(first, list[1]);
        var page = await client.GetStringAsync("/de/privacy/versions");
        Assert.Contains("11. März 2026", page);
        Assert.Contains("1. März 2026", page);
        Assert.Contains("Datenschutzerklärung</h1>", await client.GetStringAsync(first));
        Assert.Contains("<p>JK-LAB</p>", await client.GetStringAsync(list[0]));
        Assert.Contains("JK\\-LAB", Sql.Query(workshop.Owner, Texts, 0)[0]);

        // Who goes back to an earlier one shows that one again.
        workshop.Wait(TimeSpan.FromDays(1));
        File.Delete(file);
        await client.GetStringAsync("/de/privacy");
        Assert.Equal([first, list[0]], await ListAsync());
        await workshop.DisposeAsync();

        async Task<List<string>> ListAsync() =>
            [.. Html.Addresses(Html.Content(await client.GetStringAsync("/de/privacy/versions"))).Where(address => address.StartsWith("/de/privacy/versions/"))];
    }

    [Fact]
    public async Task Version_OfAChangedNotice_IsKeptWithinAMinuteUnopened()
    {
        var workshop = await Workshop.AtAsync("2026-03-01T12:00:00Z");
        await Eventually.HoldsAsync(() =>
        {
            workshop.Wait(TimeSpan.FromMinutes(1));
            return Sql.Query(workshop.Owner, Languages, 0).Count == 3;
        });
        await workshop.DisposeAsync();
    }

    [Fact]
    public void Hash_TellsLanguagesApart()
    {
        Assert.Equal(64, PrivacyVersions.HashOf(Language.German, "x").Length);
        Assert.NotEqual(PrivacyVersions.HashOf(Language.German, "x"), PrivacyVersions.HashOf(Language.English, "x"));
    }
}
