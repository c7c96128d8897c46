using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation.Pages;

/// <summary>A licence goes from one account to another when both sides confirm.</summary>
public abstract class HandOverTests(Func<Workshop> get)
{
    private Workshop Workshop => get();

    [SkippableFact]
    public async Task HandOver_ByTheHolder_IsDoneWhenTheReceiverAccepts()
    {
        using var giver = await Person.CustomerAsync(Workshop);
        using var receiver = await Person.CustomerAsync(Workshop, language: "en");
        using var other = await Person.CustomerAsync(Workshop);
        var (key, id) = await IssueAsync(giver);
        var computer = Crm.NewComputer();
        await Workshop.Crm.ActivateAsync(key, computer);

        var page = await (await giver.OpenAsync($"/licenses/{id}")).FollowAsync("Lizenz übertragen");
        (await page.SendAsync(("email", giver.Email.ToUpperInvariant()))).Is(HttpStatusCode.BadRequest).Says("gehört schon zu dieser");
        (await page.SendAsync(("email", "nobody"))).Is(HttpStatusCode.BadRequest).Says("keine vollständige E-Mail-Adresse");
        (await page.SendAsync(("email", receiver.Email))).Says("Empfänger hat eine E-Mail bekommen", receiver.Email);
        (await giver.OpenAsync($"/licenses/{id}")).Is(HttpStatusCode.OK).Says(receiver.Email);

        var link = Mailbox.Link(await receiver.Mailbox.WaitForAsync(receiver.Email, 2));
        (await other.Browser.OpenAsync(link)).Is(HttpStatusCode.NotFound).Says(other.Email);
        (await receiver.OpenAsync("/licenses")).Says("A licence for you");
        page = await (await receiver.Browser.OpenAsync($"/en{link[3..]}")).Is(HttpStatusCode.OK).PressAsync("Accept");
        page.Says("belongs to your account now", key);
        (await giver.OpenAsync($"/licenses/{id}")).Is(HttpStatusCode.NotFound);
        (await receiver.Browser.OpenAsync(link)).Is(HttpStatusCode.NotFound);
        Assert.Contains("übertragen", (await giver.Mailbox.WaitForAsync(giver.Email, 2)).Subject);
        Assert.True((await Workshop.Crm.ValidateAsync(key, computer)).Json.GetProperty("valid").GetBoolean());
        Assert.Equal(receiver.Email, Workshop.Run("license", "show", key).GetProperty("customer").GetString());
    }

    [SkippableFact]
    public async Task HandOver_ToSomebodyWithoutAccount_WaitsForHim()
    {
        using var giver = await Person.CustomerAsync(Workshop);
        var (key, id) = await IssueAsync(giver);
        var address = $"new{id}@example.com";
        await (await giver.OpenAsync($"/licenses/{id}/transfer")).SendAsync(("email", address));
        using var receiver = Person.Stranger(Workshop, address);
        await receiver.RegisterAsync();
        await receiver.OpenConfirmationAsync(Mailbox.Link(await receiver.Mailbox.WaitForAsync(address, 2)));
        (await (await receiver.OpenAsync("/licenses")).PressAsync("Annehmen")).Says(key);
    }

    [SkippableFact]
    public async Task HandOver_DeclinedOrCanceled_ChangesNothing()
    {
        using var giver = await Person.CustomerAsync(Workshop);
        using var receiver = await Person.CustomerAsync(Workshop);
        var (_, id) = await IssueAsync(giver);
        await OfferAsync();
        (await (await receiver.OpenAsync("/licenses")).PressAsync("Ablehnen")).Says("abgelehnt");
        Assert.Contains("abgelehnt", (await giver.Mailbox.WaitForAsync(giver.Email, 2)).Subject);

        await OfferAsync();
        var offered = await receiver.OpenAsync("/licenses");
        (await (await giver.OpenAsync($"/licenses/{id}/transfer")).PressAsync("Nicht übertragen")).Says("abgebrochen");
        (await offered.PressAsync("Annehmen")).Is(HttpStatusCode.NotFound);
        (await giver.OpenAsync($"/licenses/{id}")).Is(HttpStatusCode.OK);

        await OfferAsync();
        await (await giver.OpenAsync($"/licenses/{id}/transfer")).PressAsync("Nicht übertragen");
        (await OfferAsync()).Is(HttpStatusCode.TooManyRequests).Says("schon mehrmals");

        async Task<WebPage> OfferAsync() => await (await giver.OpenAsync($"/licenses/{id}/transfer")).SendAsync(("email", receiver.Email));
    }

    [SkippableFact]
    public async Task HandOver_BegunByTheOwner_NeedsBothSides()
    {
        using var giver = await Person.CustomerAsync(Workshop);
        using var receiver = await Person.CustomerAsync(Workshop);
        var (key, id) = await IssueAsync(giver);
        Assert.Contains("both sides", Workshop.Owner.Run("license", "transfer", key, "--to", receiver.Email).Succeeded().Error);

        (await (await receiver.OpenAsync("/licenses")).PressAsync("Annehmen")).Says("sobald auch der bisherige Inhaber zugestimmt hat");
        (await giver.OpenAsync("/licenses")).Says(key);
        var page = (await giver.Browser.OpenAsync(Mailbox.Link(await giver.Mailbox.WaitForAsync(giver.Email, 2)))).Says("noch nicht");
        (await page.PressAsync("Zustimmen")).Says("gehört nicht mehr zu Ihrem Konto");
        (await receiver.OpenAsync($"/licenses/{id}")).Is(HttpStatusCode.OK).Says(key);
    }

    [SkippableFact]
    public async Task HandOver_ByTheOwnerAtOnce_AsksNobody()
    {
        using var giver = await Person.CustomerAsync(Workshop);
        using var receiver = await Person.CustomerAsync(Workshop);
        var (key, id) = await IssueAsync(giver);
        Workshop.Run("license", "transfer", key, "--to", receiver.Email, "--now");
        (await giver.OpenAsync($"/licenses/{id}")).Is(HttpStatusCode.NotFound);
        (await receiver.OpenAsync("/licenses")).Says(key);
        Workshop.Owner.Run("license", "transfer", key, "--to", "nobody").Failed("no e-mail address");
        Workshop.Owner.Run("license", "transfer", Workshop.Issue("--pending"), "--to", receiver.Email).Failed("not released yet");
    }

    private async Task<(string Key, long Id)> IssueAsync(Person person)
    {
        var license = Workshop.IssueWhole("--customer", person.Email);
        await person.OpenAsync("/licenses");
        return (license.GetProperty("key").GetString()!, license.GetProperty("id").GetInt64());
    }
}

/// <inheritdoc/>
public sealed class HandOverTestsOnSqlite(Workshop workshop) : HandOverTests(() => workshop), IClassFixture<Workshop>;

/// <inheritdoc/>
public sealed class HandOverTestsOnPostgres(PostgresWorkshop workshop) : HandOverTests(workshop.Get), IClassFixture<PostgresWorkshop>;
