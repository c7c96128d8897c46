using System.Net;
using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations;

public sealed class OwnerAreaTests(OwnerAreaTests.OwnersWorkshop fixture) : IClassFixture<OwnerAreaTests.OwnersWorkshop>
{
    private const string SystemId = "01234-56789-ABCDE-FGFQZ";

    private static readonly string[] Pages = ["/owner", "/owner/customers", "/owner/licenses", "/owner/licenses?pending=true", "/owner/support", "/owner/support?all=true"];

    private readonly Workshop workshop = fixture.Workshop;
    private readonly Person owner = fixture.Owner;

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task Pages_AreTheOwners(string language)
    {
        using var customer = await Person.CustomerAsync(workshop);
        using var stranger = Person.Stranger(workshop);
        foreach (var page in Pages)
        {
            (await owner.Browser.OpenAsync($"/{language}{page}")).Is(HttpStatusCode.OK);
            (await customer.OpenAsync(page)).Is(HttpStatusCode.NotFound);
            Assert.Contains("/sign-in?next=", (await stranger.OpenAsync(page)).Path);
        }

        foreach (var page in new[] { "/owner/customers/1", "/owner/licenses/1", "/owner/licenses/99999999999", "/owner/support/1" }) (await owner.OpenAsync(page)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Customer_IsFoundByAddressNameCompanyAndKey()
    {
        using var person = await Person.CustomerAsync(workshop);
        await (await person.OpenAsync("/account")).SendAsync(("name", "Özge Äpfel"), ("company", "100% Obst_Laden"));
        var key = workshop.Issue("--customer", person.Email);
        await (await person.OpenAsync("/licenses")).SendAsync(("key", key));
        foreach (var text in new[] { person.Email.ToUpperInvariant(), "äpfel", "Özge", "100% obst_", key })
            (await (await owner.OpenAsync("/owner/customers")).SendAsync(("q", text))).Says(person.Email);
        (await (await owner.OpenAsync("/owner/customers")).SendAsync(("q", "100x"))).Says("Nichts gefunden");

        var page = await (await owner.OpenAsync("/owner/customers?q=" + Uri.EscapeDataString(person.Email))).FollowAsync(person.Email);
        page.Says("Özge Äpfel", "100% Obst_Laden", "KBRS standard");
        (await page.FollowAsync("KBRS standard")).Says(key, person.Email);
        (await page.FollowAsync("Support-Anfragen")).Is(HttpStatusCode.OK).Says("Hier wartet nichts");
    }

    [Fact]
    public async Task License_ThatMovesOften_StandsOut()
    {
        var (key, calm) = (workshop.Issue("--customer", "rastlos@example.com"), workshop.Issue("--customer", "ruhig@example.com"));
        for (var move = 0; move < 3; move++)
        {
            var computer = Crm.NewComputer();
            await workshop.Crm.ActivateAsync(key, computer);
            await workshop.Crm.DeactivateAsync(key, computer);
        }

        await workshop.Crm.ActivateAsync(calm, Crm.NewComputer());
        var page = (await owner.OpenAsync("/owner")).Says("Auffallend viele Umzüge", $"{workshop.Run("license", "show", key).GetProperty("id")}");
        Assert.DoesNotContain($"{workshop.Run("license", "show", calm).GetProperty("id")}", page.Text);
    }

    [Fact]
    public async Task Request_IsApproved_SuspendedAndResumed()
    {
        using var person = await Person.CustomerAsync(workshop);
        await (await person.OpenAsync("/licenses/request")).SendAsync(("seats", "2"));
        (await owner.OpenAsync("/owner")).Says("wartend: 1");
        var page = await (await owner.OpenAsync("/owner")).FollowAsync("Lizenzanfragen");
        page.Says(person.Email, "wartet auf Freigabe");
        Assert.StartsWith(page.Heading, page.Title);
        page = await owner.Browser.OpenAsync(page.Link(Number(person)));
        page = await page.PressAsync("Freigeben");
        page.Says("Die Lizenz ist freigegeben", "aktiv");
        await Eventually.HoldsAsync(() => person.Mailbox.To(person.Email).Any(letter => letter.TextBody?.Contains("Lizenzschlüssel") == true));

        page = await page.PressAsync("Sperren", ("reason", "nicht bezahlt"));
        page.Says("Die Lizenz ist gesperrt", "nicht bezahlt");
        (await page.PressAsync("Sperre aufheben")).Says("aktiv");
        var actors = workshop.Run("audit", "list", "--license", Number(person)).EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("action").GetString()!, entry => entry.GetProperty("actor").GetString());
        Assert.Equal(("web", "web", "web"), (actors["license.approved"], actors["license.suspended"], actors["license.resumed"]));
    }

    [Fact]
    public async Task Seat_IsFreedWithoutTheCustomersBound()
    {
        var key = workshop.Issue("--customer", "somebody@example.com");
        workshop.Run("activation", "create", key, "--system-id", SystemId);
        var number = workshop.Run("license", "show", key).GetProperty("id").GetInt64();
        var page = await (await (await owner.OpenAsync("/owner/licenses")).SendAsync(("q", key.ToLowerInvariant()))).FollowAsync(number.ToString());
        page.Says(SystemId, "1 von 1 belegt");
        page = await page.PressAsync("Platz freigeben");
        page.Says("Der Platz ist frei", "0 von 1 belegt", "noch 3 von 3");
        var activation = workshop.Run("activation", "list", "--license", key)[0];
        Assert.NotEqual(JsonValueKind.Null, activation.GetProperty("releasedAt").ValueKind);
        foreach (var text in new[] { "SOMEBODY@", number.ToString() }) (await owner.OpenAsync("/owner/licenses?q=" + text)).Says(number.ToString());
    }

    [Fact]
    public async Task Action_NeedsItsTokenAndTheOwner()
    {
        var key = workshop.Issue();
        var number = workshop.Run("license", "show", key).GetProperty("id").GetInt64();
        (await owner.Browser.PostAsync($"/de/owner/licenses/{number}?handler=Suspend", ("reason", "x"))).Is(HttpStatusCode.BadRequest);
        using var customer = await Person.CustomerAsync(workshop);
        var token = (await customer.OpenAsync("/account")).Forms().SelectMany(form => form.Fields()).First(field => field.Name == "__RequestVerificationToken");
        (await customer.Browser.PostAsync($"/de/owner/licenses/{number}?handler=Suspend", token, ("reason", "x"))).Is(HttpStatusCode.NotFound);
        Assert.Equal("active", workshop.Run("license", "show", key).GetProperty("status").GetString());
    }

    private string Number(Person person) => workshop.Run("license", "list", "--customer", person.Email)[0].GetProperty("id").GetInt64().ToString();

    /// <summary>A workshop with its owner signed in.</summary>
    public sealed class OwnersWorkshop : IAsyncLifetime
    {
        /// <summary>The workshop.</summary>
        public Workshop Workshop { get; } = new();

        /// <summary>The owner, in his browser.</summary>
        public Person Owner { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            await Workshop.InitializeAsync();
            Owner = await Person.OwnerAsync(Workshop);
        }

        /// <inheritdoc/>
        public Task DisposeAsync()
        {
            Owner.Dispose();
            return Workshop.DisposeAsync();
        }
    }
}
