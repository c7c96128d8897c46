using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.Journeys;

/// <summary>A vendor's site after some weeks: customers with licences, computers and questions, releases, an owner with something to do.</summary>
[CollectionDefinition(Name)]
public sealed partial class Shop : IAsyncLifetime, ICollectionFixture<Shop>
{
    internal const string Name = "Shop";

    /// <summary>The workshop.</summary>
    public Workshop Workshop { get; } = new();

    /// <summary>Somebody who is only passing.</summary>
    internal Viewer Stranger { get; private set; } = null!;

    /// <summary>A customer with several licences.</summary>
    internal Viewer Customer { get; private set; } = null!;

    /// <summary>A customer who has nothing yet but an offer.</summary>
    internal Viewer Newcomer { get; private set; } = null!;

    /// <summary>The owner.</summary>
    internal Viewer Owner { get; private set; } = null!;

    /// <summary>The owner, who has given his password and not yet his code.</summary>
    internal Viewer HalfSignedIn { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Workshop.Owner.Write("data/appsettings.json", """{ "Vendor": { "Email": "post@jk-lab.example", "Address": "JK-LAB\nMühlenweg 7\n20095 Hamburg" } }""");
        Workshop.Owner.SettleRegular();
        await Workshop.InitializeAsync();
        Workshop.Owner.Price();
        Publish("kbrs-crm-demo-2.4.zip", "2.4", "2026-09-14", "--demo");
        Publish("kbrs-crm-2.3-setup.exe", "2.3", "2026-02-03");
        Publish("kbrs-crm-2.4-setup.exe", "2.4", "2026-09-14");
        var owner = await Person.OwnerAsync(Workshop);
        var newcomer = await Person.CustomerAsync(Workshop, "bernd.lindner@lindner-bau.example");
        Customer = await FillCustomerAsync(newcomer);
        Newcomer = new Viewer(newcomer.Browser, ["/licenses", "/downloads", "/support", Path(Mailbox.Link(await newcomer.Mailbox.WaitForAsync(newcomer.Email, 2))), "/owner"]); // which does not exist for him
        Owner = await FillOwnerAsync(owner);
        var half = new Browser(Workshop.Server);
        await (await half.OpenAsync("/de/sign-in")).SendAsync(("email", owner.Email), ("password", Person.Password));
        HalfSignedIn = new Viewer(half, ["/sign-in/code"]);
        Stranger = await FillStrangerAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Workshop.DisposeAsync();

    private async Task<Viewer> FillStrangerAsync()
    {
        var person = Person.Stranger(Workshop);
        await person.RegisterAsync();
        var confirm = Path(Mailbox.Link(await person.Mailbox.WaitForAsync(person.Email)));
        var forgetful = "anna.birke@birke.example";
        var before = person.Mailbox.To(forgetful).Count;
        await (await person.OpenAsync("/forgot")).SendAsync(("email", forgetful));
        var reset = Path(Mailbox.Link(await person.Mailbox.WaitForAsync(forgetful, before + 1)));
        var computer = Crm.NewComputer();
        var ticket = await (await person.OpenAsync($"/activate/{computer}")).SendAsync(("key", Workshop.Issue()));
        var code = await ticket.SendAsync(("label", ""));
        await person.OpenAsync("/privacy");
        var version = (await person.OpenAsync("/privacy/versions")).Main;
        return new Viewer(person.Browser,
        [
            "", "/product", "/prices", "/help", "/imprint", "/privacy", "/privacy/versions", Path(VersionPattern().Match(version).Value), "/terms", "/contact", "/withdraw", "/downloads",
            "/register", confirm, "/confirm/x", "/sign-in", "/forgot", reset, "/reset/x", "/first-owner/x", "/account-deleted",
            "/activate", "/activate/4BEEB-7GNFA-F28KZ-WHGRX", $"/activate/{Crm.NewComputer()}", Path(ticket.Path), Path(code.Path), Path(code.Path) + "/spell", "/trial", "/check", "/release/x",
        ]);
    }

    private async Task<Viewer> FillCustomerAsync(Person newcomer)
    {
        var person = await Person.CustomerAsync(Workshop, "anna.birke@birke.example");
        await (await person.OpenAsync("/account")).SendAsync(("name", "Anna Birke"), ("company", "Birke & Söhne GmbH"), ("address", "Lindenallee 12\n04109 Leipzig"));
        var big = Workshop.Run("license", "issue", "--product", "KBRS", "--edition", "professional", "--seats", "5", "--licensee", "Birke & Söhne GmbH", "--customer", person.Email)[0];
        var (key, id) = (big.GetProperty("key").GetString()!, big.GetProperty("id").GetInt64());
        foreach (var label in new[] { "Empfang", "Büro Anna", "Werkstatt" }) await Workshop.Crm.ActivateAsync(key, Crm.NewComputer(), label: label);
        var small = Workshop.IssueWhole("--expires", "2027-03-31", "--updates-until", "2026-06-30", "--customer", person.Email).GetProperty("id").GetInt64();
        await person.OpenAsync("/licenses"); // where those issued to his address appear
        await (await person.OpenAsync($"/licenses/{small}/transfer")).SendAsync(("email", newcomer.Email));
        await (await person.OpenAsync("/licenses/request")).SendAsync(("seats", "3"), ("note", "Für unsere neue Filiale in Halle."));

        var question = await (await person.OpenAsync("/support/new")).SendAsync(
            ("subject", "Etiketten werden seit dem Update schief gedruckt"),
            ("text", "Guten Tag,\n\nseit Version 2.4 sind die Etiketten um drei Millimeter verschoben. Auf dem anderen Drucker stimmt alles.\n\nViele Grüße\nAnna Birke"),
            ("files", "@" + Workshop.Owner.Write("druckprotokoll.txt", "Drucker: Etikett 62 mm\nRand: 3 mm\n")));
        var number = Regex.Match(question.Path, "[0-9]{9}").Value;
        Workshop.Owner.RunWith("Guten Tag Frau Birke,\n\nin 2.4 hat sich der Rand des Treibers geändert. Bitte stellen Sie unter „Drucken, Ränder“ 0 mm ein; mit 2.4.1 geschieht das von selbst.\n", null, "support", "answer", number).Succeeded();

        var overview = await (await person.OpenAsync("/order")).SendAsync(
            ("seats", "3"), ("buyer", "business"), ("name", "Birke & Söhne GmbH"), ("street", "Lindenallee 12"), ("postalCode", "04109"), ("city", "Leipzig"));
        var order = await overview.PressAsync("Zahlungspflichtig bestellen");

        var license = await person.OpenAsync($"/licenses/{id}");
        var code = license.Link("Aktivierungscode anzeigen");
        var letters = person.Mailbox.To(person.Email).Count;
        await (await license.FollowAsync("Computer freigeben")).PressAsync("Link senden");
        var release = await NextAsync(person, person.Email, "/release/");
        await (await person.OpenAsync("/account/email")).SendAsync(("email", "neu@birke.example"), ("password", Person.Password));
        var email = await NextAsync(person, "neu@birke.example", "/account/email/");
        return new Viewer(person.Browser,
        [
            "", "/licenses", $"/licenses/{id}", Path(code), Path(code) + "/spell", Path(license.Link("Computer freigeben")), Path(release), $"/licenses/{id}/transfer", $"/licenses/{small}", $"/licenses/{small}/transfer",
            "/licenses/request", "/order", $"/order?license={id}", "/orders", Path(order.Path), "/activate", $"/activate?license={id}", $"/activate/{Crm.NewComputer()}", "/trial", "/check", "/downloads", "/support", "/support/new", $"/support/{number}", "/contact",
            "/account", "/account/password", "/account/email", Path(email), "/account/second-factor", "/account/sessions", "/account/log", "/account/data", "/account/delete", "/transfer/x",
        ]);
    }

    private async Task<Viewer> FillOwnerAsync(Person owner)
    {
        var restless = Workshop.Issue("--customer", "info@umzug.example", "--licensee", "Umzug Express");
        for (var move = 0; move < 3; move++)
        {
            var computer = Crm.NewComputer();
            await Workshop.Crm.ActivateAsync(restless, computer);
            await Workshop.Crm.DeactivateAsync(restless, computer);
        }

        await PayAsync(owner);
        var area = await owner.OpenAsync("/owner");
        var licenses = await owner.OpenAsync("/owner/licenses");
        var customers = await owner.OpenAsync("/owner/customers");
        var pending = await owner.OpenAsync("/owner/licenses?pending=true");
        var support = await owner.OpenAsync("/owner/support?all=true");
        var orders = await owner.OpenAsync("/owner/orders");
        return new Viewer(owner.Browser,
        [
            "/owner", "/owner/licenses", "/owner/licenses?pending=true", "/owner/customers", "/owner/support", "/owner/support?all=true", "/owner/orders", "/owner/orders?status=paid", "/owner/payments", "/owner/figures", "/account", "/account/second-factor",
            .. new[] { area, licenses, customers, pending, support, orders }.SelectMany(page => OwnersPattern().Matches(page.Main)).Select(link => Path(link.Groups[1].Value)).Distinct(),
        ]);
    }

    // A bank's statement with one payment that fits, and three that need a decision.
    private async Task PayAsync(Person owner)
    {
        var order = Workshop.Owner.Order("--customer", "otto@umzug.example", "--name", "Umzug Express").Succeeded().Json;
        Workshop.Owner.Order("--customer", "eva@wolf.example", "--name", "Eva Wolf", "--seats", "2").Succeeded();
        var reference = order.GetProperty("paymentReference").GetString()!;
        var statement = Workshop.Owner.Write("umsaetze.csv", $"""
            Buchungstag;Valutadatum;Name Zahlungsbeteiligter;Verwendungszweck;Betrag;Waehrung
            02.12.2026;02.12.2026;Umzug Express;{reference};177,31;EUR
            02.12.2026;02.12.2026;Wolf, Eva;Software;354,62;EUR
            03.12.2026;03.12.2026;Umzug Express;{reference} nochmal;177,31;EUR
            03.12.2026;03.12.2026;Kegelverein;Jahresbeitrag;24,00;EUR

            """);
        (await (await owner.OpenAsync("/owner/payments")).SendAsync(("files", "@" + statement))).Says("ist bezahlt", "3 Zahlungen brauchen Ihre Entscheidung");
    }

    private async Task<string> NextAsync(Person person, string address, string path)
    {
        await Eventually.HoldsAsync(() => person.Mailbox.To(address).Any(letter => letter.TextBody?.Contains(path) == true));
        return Mailbox.Link(person.Mailbox.To(address).Last(letter => letter.TextBody?.Contains(path) == true));
    }

    private void Publish(string file, string version, string day, params string[] more) => Workshop.Run(
    [
        "release", "add", Workshop.Owner.Write(file, $"{file} {version}"), "--product", "KBRS", "--version", version, "--build-date", day, "--platform", "windows",
        "--notes", Workshop.Owner.Write("notes.md", "- Serienbriefe mit Vorschau\n- Kalender auch auf Papier\n"), .. more,
    ]);

    // An address of the site without its language.
    private static string Path(string address) => address[3..];

    [GeneratedRegex("/de/privacy/versions/[^\"]+")]
    private static partial Regex VersionPattern();

    [GeneratedRegex("href=\"(/de/owner/(licenses|customers|support|orders)/[0-9]+)\"")]
    private static partial Regex OwnersPattern();
}

/// <summary>Somebody, and the pages that he can see.</summary>
/// <param name="Browser">Where he is signed in, or not.</param>
/// <param name="Paths">Without the language.</param>
internal sealed record Viewer(Browser Browser, IReadOnlyList<string> Paths);
