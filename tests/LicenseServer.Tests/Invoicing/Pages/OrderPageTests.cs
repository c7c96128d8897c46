using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Invoicing.Pages;

/// <summary>Orders on the web: the total before the button, the invoice at once, how to pay, downloads for nobody else.</summary>
public sealed partial class OrderPageTests : IAsyncLifetime
{
    private static readonly (string, string)[] Address = [("name", "Müller Gebäudereinigung GmbH"), ("street", "Hauptstraße 5"), ("postalCode", "10115"), ("city", "Berlin")];

    private readonly Workshop workshop = new();

    [Fact]
    public async Task Order_OfABusiness_ShowsTheTotalThenIssuesAndMails()
    {
        using var person = await Person.CustomerAsync(workshop);
        var overview = await OrderAsync(person, "business", ("seats", "2"));
        overview.Says("298,00 €", "Umsatzsteuer wird nicht berechnet", "Zahlungspflichtig bestellen");
        Assert.DoesNotContain("Widerruf", overview.Main);
        Assert.Empty(workshop.Run("order", "list").EnumerateArray());

        var placed = await overview.PressAsync("Zahlungspflichtig bestellen");
        placed.Says("Vielen Dank für Ihre Bestellung", "wartet auf Zahlung", "DE89 3704 0044 0532 0130 00", Selling.Holder, "298,00 €");
        var order = Assert.Single(workshop.Run("order", "list").EnumerateArray());
        Assert.Equal(("298.00", person.Email), (order.GetProperty("total").GetString(), order.GetProperty("customer").GetString()));
        var letter = await person.Mailbox.WaitForAsync(person.Email, 2);
        Assert.Equal($"Rechnung-{order.GetProperty("invoiceNumber").GetString()}.pdf", Assert.Single(letter.Attachments).ContentDisposition!.FileName);
        Assert.Contains("RF", letter.TextBody);
        Assert.Contains("298,00 €", (await person.Mailbox.WaitForAsync("owner@example.com")).TextBody);
        (await person.OpenAsync("/orders")).Says("wartet auf Zahlung", "Rechnung " + order.GetProperty("invoiceNumber").GetString());
        (await person.OpenAsync("/licenses")).Says("KBRS CRM standard");
    }

    [Fact]
    public async Task Order_OfAConsumer_WantsTheConsentAndShowsGrossPrices()
    {
        await workshop.RestartAsync(() => workshop.Owner.SettleRegular());
        using var person = await Person.CustomerAsync(workshop);
        var overview = await OrderAsync(person, "consumer");
        overview.Says("177,31 €", "darin Umsatzsteuer 19 %", "mein Widerrufsrecht damit erlischt");
        var again = await overview.PressAsync("Zahlungspflichtig bestellen");
        again.Says("Ohne diese Zustimmung");
        Assert.Empty(workshop.Run("order", "list").EnumerateArray());
        (await again.PressAsync("Zahlungspflichtig bestellen", ("startsAtOnce", "true"))).Says("Vielen Dank");
        Assert.True(Assert.Single(workshop.Run("order", "list").EnumerateArray()).GetProperty("consumer").GetBoolean());
    }

    [Fact]
    public async Task Order_WithAPriceThatChangedMeanwhile_ShowsTheNewTotalFirst()
    {
        using var person = await Person.CustomerAsync(workshop);
        var overview = await OrderAsync(person, "business");
        workshop.Owner.Run("price", "set", "--product", "KBRS", "--edition", "standard", "--amount", "199.00").Succeeded();
        var again = await overview.PressAsync("Zahlungspflichtig bestellen");
        again.Says("Inzwischen hat sich der Preis geändert", "199,00 €");
        Assert.Empty(workshop.Run("order", "list").EnumerateArray());
        (await again.PressAsync("Zahlungspflichtig bestellen")).Says("Vielen Dank", "199,00 €");
    }

    [Fact]
    public async Task Order_OrderedAndWithdrawnAgainAndAgain_HasAnEnd()
    {
        using var person = await Person.CustomerAsync(workshop);
        for (var i = 0; i < 5; i++)
        {
            (await (await OrderAsync(person, "consumer")).PressAsync("Zahlungspflichtig bestellen", ("startsAtOnce", "true"))).Says("Vielen Dank");
            var order = workshop.Run("order", "list", "--status", "awaiting-payment")[0].GetProperty("id").GetInt64().ToString();
            await (await (await person.OpenAsync("/withdraw")).SendAsync(("name", "Anna"), ("contract", order), ("email", person.Email))).PressAsync("Widerruf bestätigen");
        }

        Assert.Empty(workshop.Run("order", "list", "--status", "awaiting-payment").EnumerateArray());
        await (await OrderAsync(person, "consumer")).PressAsync("Zahlungspflichtig bestellen", ("startsAtOnce", "true"));
        Assert.Empty(workshop.Run("order", "list", "--status", "awaiting-payment").EnumerateArray());
    }

    [Fact]
    public async Task Order_SentTwice_IsTakenOnce()
    {
        using var person = await Person.CustomerAsync(workshop);
        var overview = await OrderAsync(person, "business");
        var (first, second) = (await overview.PressAsync("Zahlungspflichtig bestellen"), await overview.PressAsync("Zahlungspflichtig bestellen"));
        Assert.Equal(first.Path.Split('?')[0], second.Path.Split('?')[0]);
        Assert.Single(workshop.Run("order", "list").EnumerateArray());

        using var other = await Person.CustomerAsync(workshop);
        var theirs = await OrderAsync(other, "business");
        var id = Regex.Match(first.Path, "[0-9]{9}").Value;
        (await theirs.PressAsync("Zahlungspflichtig bestellen", ("id", id))).Is(HttpStatusCode.BadRequest);
        Assert.Single(workshop.Run("order", "list").EnumerateArray());
    }

    [Theory]
    [InlineData("postalCode", "1011", "Die Postleitzahl hat fünf Ziffern")]
    [InlineData("name", "", "Bitte den Namen angeben")]
    [InlineData("name", "你好", "in lateinischen, griechischen oder kyrillischen Buchstaben")]
    [InlineData("seats", "0", "Bitte eine Zahl von 1 bis 4095")]
    [InlineData("seats", "9999999999", "Bitte eine Zahl von 1 bis 4095")]
    [InlineData("vatId", "DE1", "Diese Umsatzsteuer-ID stimmt nicht")]
    [InlineData("buyer", "x", "Bitte wählen Sie aus, für wen Sie bestellen")]
    [InlineData("choice", "KBRS/enterprise", "So kann nicht bestellt werden")]
    public async Task Form_WithMistake_SaysSoAndKeepsWhatWasTyped(string field, string value, string words)
    {
        using var person = await Person.CustomerAsync(workshop);
        var page = await OrderAsync(person, "business", (field, value), ("street", field == "street" ? value : "Gartenweg 9"));
        page.Says(words);
        Assert.Contains("Gartenweg 9", page.Html);
        Assert.DoesNotContain("Zahlungspflichtig bestellen", page.Html);
    }

    [Fact]
    public async Task Extension_OfAnOwnLicense_KeepsItsKey()
    {
        using var person = await Person.CustomerAsync(workshop);
        var license = workshop.IssueWhole("--customer", person.Email);
        var id = license.GetProperty("id").GetInt64();
        var page = await (await person.OpenAsync("/licenses")).FollowAsync("KBRS CRM standard (" + id + ")");
        var form = await page.FollowAsync("Mehr Arbeitsplätze oder eine andere Edition bestellen");
        var overview = await form.SendAsync([.. Address, ("buyer", "business"), ("choice", "KBRS/professional"), ("seats", "1")]);
        overview.Says("Wechsel von standard zu professional", "349,00 €"); // 100 for the one there is, 249 for one more
        await overview.PressAsync("Zahlungspflichtig bestellen");
        var order = Assert.Single(workshop.Run("order", "list").EnumerateArray());
        Assert.Equal(id, order.GetProperty("licenses")[0].GetProperty("id").GetInt64());
        (await person.OpenAsync($"/order?license={id}")).Says("Lizenz " + id + " erweitern");
        (await (await person.OpenAsync($"/order?license={id}")).SendAsync([.. Address, ("buyer", "business"), ("seats", "1")])).Says("Diese Lizenz kann zurzeit nicht erweitert werden");
        using var other = await Person.CustomerAsync(workshop);
        (await other.OpenAsync($"/order?license={id}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Invoice_Downloaded_IsTheOneIssuedAndForItsCustomerAlone()
    {
        using var person = await Person.CustomerAsync(workshop);
        var order = await (await OrderAsync(person, "business")).PressAsync("Zahlungspflichtig bestellen");
        var link = FileLink().Match(order.Html).Groups[1].Value;
        var number = Path.GetFileNameWithoutExtension(link);
        workshop.Run("invoice", "export", number, "--out", workshop.Owner.PathTo("issued.pdf"));
        var (status, bytes) = await person.Browser.DownloadAsync(link);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(File.ReadAllBytes(workshop.Owner.PathTo("issued.pdf")), bytes);
        Assert.Equal(HttpStatusCode.OK, (await person.Browser.DownloadAsync(link[..^4] + ".xml")).Status);

        using var other = await Person.CustomerAsync(workshop);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.DownloadAsync(link)).Status);
        (await other.OpenAsync(order.Path.Split('?')[0][3..])).Is(HttpStatusCode.NotFound);
        using var stranger = new Browser(workshop.Server);
        Assert.NotEqual(bytes, (await stranger.DownloadAsync(link)).Bytes);
    }

    [SkippableFact]
    public async Task GiroCode_OnThePage_SaysWhatStandsBesideIt()
    {
        using var person = await Person.CustomerAsync(workshop);
        var order = await (await OrderAsync(person, "business")).PressAsync("Zahlungspflichtig bestellen");
        var reference = Assert.Single(workshop.Run("order", "list").EnumerateArray()).GetProperty("paymentReference").GetString()!;
        Assert.Equal(["BCD", "002", "1", "SCT", "", Selling.Holder, Selling.Iban, "EUR149.00", "", reference], QrReader.ReadAll(workshop.Owner, order.Html).Split('\n')[..10]);
        Assert.Equal(reference, order.Attribute("pay-3", "data-text"));
    }

    [Fact]
    public async Task Order_BeyondFiveThatAreNotPaid_IsRefused()
    {
        using var person = await Person.CustomerAsync(workshop);
        for (var i = 0; i < 5; i++) workshop.Owner.Order("--customer", person.Email).Succeeded();
        (await (await OrderAsync(person, "business")).PressAsync("Zahlungspflichtig bestellen")).Says("Fünf Ihrer Bestellungen warten schon auf Zahlung");
        Assert.Equal(5, workshop.Run("order", "list").GetArrayLength());
    }

    [Fact]
    public async Task Order_WhileNobodySells_IsClosedWithAWayOut()
    {
        await workshop.RestartAsync(() => workshop.Owner.Settle(("AccountHolder", "")));
        using var person = await Person.CustomerAsync(workshop);
        (await person.OpenAsync("/order")).Says("Hier kann noch nicht bestellt werden", "Lizenz anfragen");
    }

    public async Task InitializeAsync()
    {
        workshop.Owner.Settle().Configure("Vendor", new { Email = "owner@example.com" });
        await workshop.InitializeAsync();
        workshop.Owner.Price();
    }

    public Task DisposeAsync() => workshop.DisposeAsync();

    private static async Task<WebPage> OrderAsync(Person person, string buyer, params (string, string)[] others) =>
        await (await person.OpenAsync("/order")).SendAsync([.. Address.Where(field => others.All(other => other.Item1 != field.Item1)), .. others.Any(other => other.Item1 == "buyer") ? Array.Empty<(string, string)>() : [("buyer", buyer)], .. others]);

    [GeneratedRegex("href=\"(/de/orders/[0-9]+/[^\"]+[.]pdf)\"")]
    private static partial Regex FileLink();
}
