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
        page.Says("aufbewahrt", person.Email, "Siehe Anhang", "Der Kunde hat sein Konto gelöscht");
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
