using System.IO.Compression;
using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Privacy;

/// <summary>A customer uses his rights in the customer area.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private readonly Workshop workshop = new();

    [Fact]
    public async Task OwnData_ShowsAndExportsEverything()
    {
        var everything = await Everything.MakeAsync(workshop);
        byte[] picture = [0, 255, 7];
        Attach("00112233445566778899aabbccddeeff", picture);
        Attach("ffeeddccbbaa99887766554433221100", picture);
        Sql.Execute(workshop.Owner, $"INSERT INTO support_attachments VALUES ('ffeeddccbbaa99887766554433221100', 71, '{Everything.Name}.png', 3, 'hash of another')");
        Sql.Execute(workshop.Owner, "UPDATE support_messages SET text = '=1+1' WHERE id = 71");
        var page = (await everything.Customer.OpenAsync("/account/data")).Is(HttpStatusCode.OK)
            .Says(Everything.Name, "Sicherheitsprotokoll", "90 Tage", "Art. 6 Abs. 1 lit. b DSGVO", "Empfänger", everything.Key);
        Assert.True(page.Html.Length < 50_000);

        using var client = new HttpClient(new HttpClientHandler { CookieContainer = everything.Customer.Browser.Cookies }) { BaseAddress = workshop.Server.Client.BaseAddress };
        using var answer = await client.GetAsync(page.Link("Alles herunterladen"));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Contains("Wie lange", Read(zip, "index.html"));
        Assert.Contains("\"name\": \"" + Everything.Name, Read(zip, "data.json"));
        Assert.Contains(everything.Key, Read(zip, "licenses.csv"));
        Assert.All(zip.Entries, entry => Assert.DoesNotContain("secret of the second factor", Read(zip, entry.FullName)));
        Assert.Contains("'=1+1", Read(zip, "support_messages-2.csv"));
        Assert.Contains("\"text\": \"=1+1\"", Read(zip, "data.json"));

        workshop.Owner.Run("privacy", "export", "--email", everything.Customer.Email, "--out", workshop.Owner.PathTo("all.zip")).Succeeded();
        using var byMail = ZipFile.OpenRead(workshop.Owner.PathTo("all.zip"));
        foreach (var export in new[] { zip, byMail })
        {
            string[] pictures = [$"files/{Everything.Name}.png", $"files/{Everything.Name}-2.png"];
            Assert.Equal([.. pictures, $"files/{Everything.Name}.txt"], export.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("files/" + Everything.Name)));
            Assert.Equal([".json", ".pdf", ".xml"], export.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("files/20")).Select(Path.GetExtension).Order());
            Assert.All(pictures, name => Assert.Equal(picture, Bytes(export, name)));
        }
    }

    [Fact]
    public async Task OwnData_OfAStranger_IsNotShown()
    {
        using var browser = new Browser(workshop.Server);
        Assert.Contains("/sign-in", (await browser.OpenAsync("/de/account/data")).Path);
        Assert.Contains("/sign-in", (await browser.OpenAsync("/de/account/data/export")).Path);
    }

    [Fact]
    public async Task Delete_LeavesLicensesValid()
    {
        var everything = await Everything.MakeAsync(workshop);
        Sql.Execute(workshop.Owner, "DELETE FROM revoked_seats");
        var customer = everything.Customer;
        var noLetter = workshop.Owner.Write("data/mail/notes.eml", "");
        var page = await customer.OpenAsync("/account/delete");
        (await page.SendAsync(("password", "something else"))).Says("Das Passwort stimmt nicht");
        (await page.SendAsync(("password", Fixtures.Person.Password))).Says("Ihr Konto ist gelöscht");
        File.Delete(noLetter);

        Assert.Contains("/sign-in", (await customer.OpenAsync("/account")).Path);
        Assert.Contains("/sign-in", (await customer.SignInAsync()).Path);
        await Eventually.HoldsAsync(() => customer.Mailbox.To(customer.Email).Any(letter => letter.Subject?.Contains("gelöscht") == true));
        (await workshop.Crm.ActivateAsync(everything.Key, everything.Computer)).Is(HttpStatusCode.OK);
        (await workshop.Crm.ActivateAsync(everything.Key, Fixtures.Crm.NewComputer())).Is(HttpStatusCode.Created);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, workshop.Run("license", "show", everything.Key).GetProperty("customer").ValueKind);
        Assert.Equal("600", Mode.Of(Path.Combine(workshop.Owner.Data, "erased.list")));
        Assert.DoesNotContain("example.com", File.ReadAllText(Path.Combine(workshop.Owner.Data, "erased.list")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Restrict_StopsEverythingButRights()
    {
        using var customer = await Fixtures.Person.CustomerAsync(workshop);
        (await customer.Browser.PostAsync("/abc")).Is(HttpStatusCode.NotFound);
        (await (await customer.OpenAsync("/account/data")).PressAsync("Verarbeitung einschränken")).Says("Ab sofort speichern wir Ihre Daten nur noch", "Eingeschränkt seit");

        (await customer.Browser.PostAsync("/de/licenses/add", ("key", "x"))).Says("Das wurde nicht ausgeführt");
        var key = workshop.Issue("--customer", "seller@example.com");
        workshop.Run("license", "transfer", key, "--to", customer.Email);
        var unclaimed = workshop.Issue("--customer", customer.Email);
        Assert.DoesNotContain(unclaimed, (await customer.OpenAsync("/licenses")).Text);
        (await (await customer.OpenAsync("/support/new")).SendAsync(("subject", "Frage"), ("text", "Warum?"))).Is(HttpStatusCode.OK);
        var request = workshop.Run("support", "list")[0].GetProperty("id").GetInt64();
        workshop.Owner.Run("support", "answer", $"{request}", "--file", workshop.Owner.Write("answer.txt", "Darum.")).Succeeded();
        await Eventually.HoldsAsync(() => customer.Mailbox.To(customer.Email).Any(letter => letter.TextBody!.Contains($"/support/{request}")));
        Assert.Equal("Otto", (await (await customer.OpenAsync("/account")).SendAsync(("name", "Otto"), ("company", ""), ("address", ""))).Attribute("name", "value"));
        (await (await customer.OpenAsync("/account/data")).PressAsync("Einschränkung aufheben")).Says("Die Einschränkung ist aufgehoben");
        await Eventually.HoldsAsync(() => customer.Mailbox.To(customer.Email).Any(letter => letter.TextBody!.Contains("Einschränkung der Verarbeitung Ihrer Daten ist aufgehoben")));
        Assert.DoesNotContain(customer.Mailbox.To(customer.Email), letter => letter.TextBody!.Contains("/transfer"));
        Assert.DoesNotContain("Das wurde nicht ausgeführt", (await customer.Browser.PostAsync("/de/licenses/add", ("key", "x"))).Text);
    }

    [Fact]
    public async Task Object_EndsTheSecurityLog_AndAsksTheOwner()
    {
        using var customer = await Fixtures.Person.CustomerAsync(workshop);
        (await (await customer.OpenAsync("/account/data")).PressAsync("Widersprechen")).Says("Ihr Widerspruch ist notiert");

        using var again = Fixtures.Person.Stranger(workshop, customer.Email);
        Assert.Contains("/de/licenses", (await again.SignInAsync()).Path);
        Assert.Empty(Sql.Query(workshop.Owner, "SELECT id FROM security_log WHERE @id = 0", 0));
        Assert.Equal("objection", Assert.Single(workshop.Run("privacy", "request", "list").EnumerateArray()).GetProperty("right").GetString());
        (await (await customer.OpenAsync("/account/data")).PressAsync("Widerspruch zurücknehmen")).Is(HttpStatusCode.OK);
        Assert.Empty(workshop.Run("privacy", "request", "list").EnumerateArray());
    }

    [Fact]
    public async Task Restore_BringsNobodyBack()
    {
        var everything = await Everything.MakeAsync(workshop);
        var backup = workshop.Owner.PathTo("backup.zip");
        workshop.Owner.Write("data/attachments/00112233445566778899aabbccddeeff", "png");
        workshop.Owner.Run("backup", backup).Succeeded();
        (await (await everything.Customer.OpenAsync("/account/delete")).SendAsync(("password", Fixtures.Person.Password))).Says("Ihr Konto ist gelöscht");

        await workshop.RestartAsync(() => Assert.Contains("1 erasure of people repeated", workshop.Owner.Run("restore", backup, "--overwrite").Succeeded().Error));

        Assert.Empty(workshop.Run("customer", "list").EnumerateArray());
        Assert.Equal("00112233445566778899aabbccddeef0", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(workshop.Owner.Data, "attachments"))))); // of a business letter
        Assert.Equal(System.Text.Json.JsonValueKind.Null, workshop.Run("license", "show", everything.Key).GetProperty("customer").ValueKind);
        Assert.Equal("600", Mode.Of(Path.Combine(workshop.Owner.Data, "erased.list")));
        workshop.Owner.Run("audit", "verify").Succeeded();

        // Who comes back by himself stays, whatever is restored that holds him.
        using var returned = await Fixtures.Person.CustomerAsync(workshop, everything.Customer.Email);
        workshop.Owner.Run("backup", backup, "--overwrite").Succeeded();
        await workshop.RestartAsync(() => workshop.Owner.Run("restore", backup, "--overwrite").Succeeded());
        Assert.Single(workshop.Run("customer", "list").EnumerateArray());
    }

    public Task InitializeAsync() => workshop.InitializeAsync();

    public Task DisposeAsync() => workshop.DisposeAsync();

    private void Attach(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.Combine(workshop.Owner.Data, "attachments"));
        File.WriteAllBytes(Path.Combine(workshop.Owner.Data, "attachments", name), content);
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var memory = new MemoryStream();
        using var stream = zip.GetEntry(name)!.Open();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
