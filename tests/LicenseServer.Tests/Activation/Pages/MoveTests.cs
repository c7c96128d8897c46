using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation.Pages;

/// <summary>A customer frees the seat of a computer himself: by a link in a mail once a day, or at once with the computer's receipt.</summary>
public abstract class MoveTests(Engine engine) : IAsyncLifetime
{
    private Workshop workshop = null!;
    private Person person = null!;

    private Day Today => Day.Of(workshop.Owner.Time!.GetUtcNow());

    public async Task InitializeAsync()
    {
        workshop = await Workshop.AtAsync("2026-03-01T10:00:00Z", engine);
        person = await Person.CustomerAsync(workshop);
    }

    public Task DisposeAsync()
    {
        person.Dispose();
        return workshop.DisposeAsync();
    }

    [SkippableFact]
    public async Task Link_FreesTheSeatOnce_AndOnlyWhenItsButtonIsPressed()
    {
        var (license, computers) = await ActivateAsync(1);
        var letter = await AskAsync(license, computers[0].Label);
        var page = (await person.Browser.OpenAsync(letter)).Is(HttpStatusCode.OK).Says(computers[0].Label);
        Assert.Equal(0, Released(license));
        (await page.PressAsync("Computer jetzt freigeben")).Says("Der Computer ist freigegeben");
        Assert.Equal(1, Released(license));
        (await person.Browser.OpenAsync(letter)).Is(HttpStatusCode.NotFound).Says("Dieser Link gilt nicht mehr");
    }

    [SkippableFact]
    public async Task Link_AfterADay_IsOver()
    {
        var (license, computers) = await ActivateAsync(1);
        var letter = await AskAsync(license, computers[0].Label);
        workshop.Wait(TimeSpan.FromHours(24));
        (await person.Browser.OpenAsync(letter)).Is(HttpStatusCode.NotFound).Says("Dieser Link gilt nicht mehr");
        Assert.Equal(0, Released(license));
    }

    [SkippableFact]
    public async Task SecondComputer_WaitsADay_AReceiptDoesNot()
    {
        var (license, computers) = await ActivateAsync(3);
        var second = await AskAsync(license, computers[1].Label);
        var first = await AskAsync(license, computers[0].Label);
        await FreeAsync(first);

        var page = await ReleasePageAsync(license, computers[1].Label);
        page.Says("Zwischen zwei Computern liegen 24 Stunden", "Nächster Umzug ab", "noch 8 von 9");
        Assert.DoesNotContain("Link senden", page.Text);
        page = await (await person.Browser.OpenAsync(second)).PressAsync("Computer jetzt freigeben"); // asked for in time, and yet too early
        Assert.Equal((HttpStatusCode.Conflict, 1), (page.Status, Released(license)));

        page = await ReleasePageAsync(license, computers[2].Label);
        (await page.SendAsync(("receipt", computers[1].Receipt(Today)))).Is(HttpStatusCode.Conflict); // another computer's
        (await page.SendAsync(("receipt", computers[2].Receipt(Today)))).Says("Der Computer ist freigegeben");
        (await ReleasePageAsync(license, computers[1].Label)).Says("noch 7 von 9"); // it counts like any

        workshop.Wait(TimeSpan.FromHours(24));
        await person.SignInAsync();
        await FreeAsync(await AskAsync(license, computers[1].Label));
        Assert.Equal(3, Released(license));
    }

    [SkippableFact]
    public async Task Moves_OfAYear_AreBounded()
    {
        var (license, computers) = await ActivateAsync(1);
        for (var move = 0; move < 3; move++)
        {
            await workshop.Crm.DeactivateAsync(license.Key, computers[^1].Id);
            computers.Add(await ActivateAsync(license.Key, $"Laptop {move + 2}"));
        }

        var page = await ReleasePageAsync(license, computers[^1].Label);
        page.Says("noch 0 von 3", "Die Umzüge dieses Jahres sind aufgebraucht");
        Assert.DoesNotContain("Link senden", page.Text);
        workshop.Wait(TimeSpan.FromDays(366));
        await person.SignInAsync();
        await FreeAsync(await AskAsync(license, computers[^1].Label));
        Assert.Equal(4, Released(license));
    }

    private async Task<((string Key, long Id) License, List<Activated> Computers)> ActivateAsync(int seats)
    {
        var license = workshop.IssueWhole("--customer", person.Email, "--seats", $"{seats}");
        var key = license.GetProperty("key").GetString()!;
        List<Activated> computers = [];
        for (var seat = 1; seat <= seats; seat++) computers.Add(await ActivateAsync(key, $"Computer Nummer {seat}"));
        await person.OpenAsync("/licenses");
        return ((key, license.GetProperty("id").GetInt64()), computers);
    }

    private async Task<Activated> ActivateAsync(string key, string label)
    {
        var computer = Crm.NewComputer();
        return new Activated(label, computer, ActivationCode.TryParse((await workshop.Crm.ActivateAsync(key, computer, label: label)).Is(HttpStatusCode.Created).Code)!);
    }

    private async Task<WebPage> ReleasePageAsync((string Key, long Id) license, string label) =>
        await (await person.OpenAsync($"/licenses/{license.Id}")).FollowAsync($"Computer freigeben ({label})");

    // The links of one moment have no order: the new one is the one that was not there.
    private async Task<string> AskAsync((string Key, long Id) license, string label)
    {
        var before = Links();
        (await (await ReleasePageAsync(license, label)).PressAsync("Link senden")).Says("Wir haben einen Link an");
        await Eventually.HoldsAsync(() => Links().Except(before).Any());
        return Links().Except(before).Single();
    }

    private List<string> Links() => [.. person.Mailbox.To(person.Email).Where(letter => letter.TextBody!.Contains("/release/", StringComparison.Ordinal)).Select(Mailbox.Link)];

    private async Task FreeAsync(string letter) => (await (await person.Browser.OpenAsync(letter)).PressAsync("Computer jetzt freigeben")).Says("Der Computer ist freigegeben");

    private int Released((string Key, long Id) license) =>
        workshop.Run("activation", "list", "--license", license.Key).EnumerateArray().Count(row => row.GetProperty("releasedAt").GetString() is not null);

    private sealed record Activated(string Label, SystemId Id, ActivationCode Code)
    {
        internal string Receipt(Day day) => DeactivationReceipt.Create(Code, Id, day).ToString();
    }
}

/// <inheritdoc/>
public sealed class MoveTestsOnSqlite() : MoveTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class MoveTestsOnPostgres() : MoveTests(Engine.Postgres);
