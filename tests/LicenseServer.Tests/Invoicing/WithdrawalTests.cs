using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Invoicing;

/// <summary>Consumers withdraw in two steps, without signing in, with a receipt; businesses and strangers learn nothing.</summary>
public abstract class WithdrawalTests(Engine engine) : IAsyncLifetime
{
    private const string Customer = "anna@example.com";

    private Workshop workshop = null!;

    [SkippableFact]
    public async Task Withdrawal_OfAnUnpaidOrder_CancelsItAndGivesAReceipt()
    {
        var order = workshop.Owner.Order("--consumer").Succeeded().Json;
        var page = await DeclareAsync(order.GetProperty("id").GetInt64().ToString(), Customer);
        page.Says("Hiermit widerrufe ich", "Anna Muster", Customer);
        Assert.Equal("awaiting-payment", Status());
        (await page.PressAsync("Widerruf bestätigen")).Says("Ihr Widerruf ist eingegangen");

        Assert.Equal("withdrawn", Status());
        Assert.Equal("revoked", Assert.Single(workshop.Run("license", "list").EnumerateArray()).GetProperty("status").GetString());
        Assert.Equal(["invoice", "credit-note"], workshop.Run("invoice", "list").EnumerateArray().Select(invoice => invoice.GetProperty("kind").GetString()));
        var letters = new Mailbox(workshop.Owner);
        await Eventually.HoldsAsync(() => letters.To(Customer).Count == 3); // the order, the credit note, the receipt
        var receipt = letters.To(Customer).Single(letter => letter.Subject == "Ihr Widerruf ist eingegangen");
        Assert.Contains("29.11.2026, 13:00", receipt.TextBody);
        Assert.Contains("Anna Muster", receipt.TextBody);
        await letters.WaitForAsync("owner@example.com");
    }

    [SkippableFact]
    public async Task Withdrawal_DeclaredTwice_IsOne()
    {
        var order = workshop.Owner.Order("--consumer").Succeeded().Json.GetProperty("id").GetInt64().ToString();
        for (var i = 0; i < 2; i++) (await (await DeclareAsync(order, Customer)).PressAsync("Widerruf bestätigen")).Says("Ihr Widerruf ist eingegangen");
        Assert.Single(Sql.Query(workshop.Owner, "SELECT outcome FROM withdrawals WHERE @id = 0", 0));
    }

    // His licence was released, so whether he may still withdraw is for the owner to say.
    [SkippableFact]
    public async Task Withdrawal_AfterTheLicenseWasReleased_IsLeftToTheOwner()
    {
        var order = workshop.Owner.Order("--consumer").Succeeded().Json;
        new Payments.Bank(workshop.Owner).Import(Payments.Bank.Payment(2, "149.00", "Anna Muster", order.GetProperty("paymentReference").GetString()!));
        workshop.Owner.Run("payment", "undo", workshop.Run("payment", "list")[0].GetProperty("id").GetInt64().ToString()).Succeeded();
        Assert.Equal("awaiting-payment", Status());
        await (await DeclareAsync(order.GetProperty("id").GetInt64().ToString(), Customer)).PressAsync("Widerruf bestätigen");
        Assert.Equal("awaiting-payment", Status());
        Assert.Equal("to-check", Assert.Single(Sql.Query(workshop.Owner, "SELECT outcome FROM withdrawals WHERE @id = 0", 0)));
    }

    [SkippableTheory]
    [InlineData("other@example.com", 0, true)]
    [InlineData(Customer, 16, true)]
    [InlineData(Customer, 0, false)]
    public async Task Withdrawal_ThatDoesNotFit_IsReceivedAndLeftToTheOwner(string email, int days, bool consumer)
    {
        var order = workshop.Owner.Order(consumer ? ["--consumer"] : []).Succeeded().Json;
        workshop.Wait(TimeSpan.FromDays(days));
        (await (await DeclareAsync(order.GetProperty("id").GetInt64().ToString(), email)).PressAsync("Widerruf bestätigen")).Says("Ihr Widerruf ist eingegangen");
        Assert.Equal("awaiting-payment", Status());
        await new Mailbox(workshop.Owner).WaitForAsync("owner@example.com");
    }

    [SkippableFact]
    public async Task Withdrawal_OnTheLastDay_IsInTime()
    {
        var order = workshop.Owner.Order("--consumer").Succeeded().Json;
        workshop.Wait(TimeSpan.FromDays(14));
        await (await DeclareAsync(order.GetProperty("invoiceNumber").GetString()!, Customer)).PressAsync("Widerruf bestätigen");
        Assert.Equal("withdrawn", Status());
    }

    [SkippableFact]
    public async Task Form_WithMistakes_SaysWhich()
    {
        (await DeclareAsync("", "anna")).Says("welchen Vertrag Sie widerrufen", "Bitte geben Sie eine E-Mail-Adresse an");
        for (var i = 0; i < 20; i++) await (await DeclareAsync("unbekannt", Customer)).PressAsync("Widerruf bestätigen");
        (await (await DeclareAsync("unbekannt", Customer)).PressAsync("Widerruf bestätigen")).Is(System.Net.HttpStatusCode.TooManyRequests);
    }

    [SkippableFact]
    public async Task Confirmation_OfAConsumer_TellsHisRight()
    {
        workshop.Owner.Order("--consumer").Succeeded();
        workshop.Owner.Order("--customer", "betrieb@example.com").Succeeded();
        var letters = new Mailbox(workshop.Owner);
        var letter = (await letters.WaitForAsync(Customer)).TextBody!.ReplaceLineEndings(" ");
        Assert.Contains("Widerrufsrecht", letter);
        Assert.Contains("Sie dürfen das Programm auf so vielen Computern gleichzeitig benutzen, wie Ihre Lizenz Arbeitsplätze hat.", letter); // the terms, word by word
        Assert.DoesNotContain("Widerruf", (await letters.WaitForAsync("betrieb@example.com")).TextBody);
    }

    public async Task InitializeAsync()
    {
        workshop = await Workshop.AtAsync("2026-11-29T12:00:00Z", engine);
        await workshop.RestartAsync(() => workshop.Owner.Settle().Configure("Vendor", new { Email = "owner@example.com" }));
        workshop.Owner.Price();
    }

    public Task DisposeAsync() => workshop.DisposeAsync();

    private string? Status() => Assert.Single(workshop.Run("order", "list").EnumerateArray()).GetProperty("status").GetString();

    private async Task<WebPage> DeclareAsync(string contract, string email)
    {
        var browser = new Browser(workshop.Server); // the page that is returned goes on with it
        var page = await (await browser.OpenAsync("/de")).FollowAsync("Vertrag widerrufen");
        return await page.SendAsync(("name", "Anna  Muster"), ("contract", contract), ("email", email));
    }
}

/// <inheritdoc/>
public sealed class WithdrawalTestsOnSqlite() : WithdrawalTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class WithdrawalTestsOnPostgres() : WithdrawalTests(Engine.Postgres);
