using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Support;

public sealed class BusinessLetterTests(VendorWorkshop fixture) : IClassFixture<VendorWorkshop>
{
    private readonly Workshop workshop = fixture.Workshop;

    [Fact]
    public async Task Letter_StaysWithItsFiles_WhenItsCustomerDeletesHisAccount()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var owner = await Person.OwnerAsync(workshop);
        var (letter, talk) = (await WriteAsync(person, "Reklamation"), await WriteAsync(person, "Plauderei"));
        (await KeepAsync(owner, letter, "Als Geschäftsbrief aufbewahren")).Says("wird als Geschäftsbrief aufbewahrt", "sechs Jahre");
        (await KeepAsync(owner, letter, "Kein Geschäftsbrief")).Says("nicht mehr als Geschäftsbrief");
        (await KeepAsync(owner, letter, "Als Geschäftsbrief aufbewahren")).Says("wird als Geschäftsbrief aufbewahrt");
        Assert.Equal(2, workshop.Run("audit", "list", "--action", "support.kept").GetArrayLength());
        Assert.Single(workshop.Run("audit", "list", "--action", "support.not-kept").EnumerateArray());
        var (kept, gone) = (FileOf(letter), FileOf(talk));

        workshop.Owner.Run("privacy", "erase", "--email", person.Email).Succeeded();
        var page = await owner.OpenAsync($"/owner/support/{letter}");
        page.Says("aufbewahrt", person.Email, "Siehe Anhang", "Die Daten des Kunden sind gelöscht");
        Assert.DoesNotContain("Antwort senden", page.Text);
        Assert.Equal("Schritt 1", (await page.FollowAsync("anleitung.txt")).Html);
        Assert.DoesNotContain("Reklamation", (await owner.OpenAsync("/owner/support")).Text);
        (await owner.OpenAsync($"/owner/support/{talk}")).Is(HttpStatusCode.NotFound);
        Assert.True(File.Exists(kept));
        Assert.False(File.Exists(gone));
        workshop.Owner.Run("doctor").Succeeded();

        var export = workshop.Owner.PathTo("export.zip");
        workshop.Owner.Run("privacy", "export", "--email", person.Email, "--out", export).Succeeded();
        using var zip = System.IO.Compression.ZipFile.OpenRead(export);
        Assert.NotNull(zip.GetEntry("files/anleitung.txt"));
    }

    [Fact]
    public async Task Letter_OfACustomerWhoseOldAddressIsAnothersNow_StaysHis()
    {
        using var person = await Person.CustomerAsync(workshop);
        var letter = await WriteAsync(person, "Reklamation");
        workshop.Owner.Run("support", "keep", letter).Succeeded();
        var (old, now) = (person.Email, "new-" + person.Email);
        Sql.Execute(workshop.Owner, $"UPDATE accounts SET email = '{now}', email_key = '{now}' WHERE email = '{old}'");
        using var other = await Person.CustomerAsync(workshop, "other-" + old);
        Sql.Execute(workshop.Owner, $"UPDATE accounts SET email = '{old}', email_key = '{old}' WHERE email = 'other-{old}'");

        Assert.DoesNotContain("Reklamation", (await other.OpenAsync("/account/data")).Text);
        workshop.Owner.Run("privacy", "erase", "--email", old).Succeeded();
        (await person.OpenAsync($"/support/{letter}")).Says("Reklamation");
        workshop.Owner.Run("privacy", "erase", "--email", now).Succeeded();
        var kept = workshop.Run("support", "show", letter);
        Assert.Equal((now, "kept"), (kept.GetProperty("customer").GetString(), kept.GetProperty("status").GetString()));
    }

    private static async Task<WebPage> KeepAsync(Person owner, string id, string button) => await (await owner.OpenAsync($"/owner/support/{id}")).PressAsync(button);

    private async Task<string> WriteAsync(Person person, string subject)
    {
        var id = ConversationTests.Id(await ConversationTests.OpenAsync(person, subject, "Bitte helfen"));
        var (answer, file) = (workshop.Owner.Write("antwort.txt", "Siehe Anhang"), workshop.Owner.Write("anleitung.txt", "Schritt 1"));
        workshop.Owner.Run("support", "answer", id, "--file", answer, "--attach", file).Succeeded();
        return id;
    }

    private string FileOf(string id) => workshop.Run("support", "show", id).GetProperty("messages")[1].GetProperty("files")[0].GetProperty("path").GetString()!;
}
