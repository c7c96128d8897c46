using System.Text.Json;
using System.Text.Json.Nodes;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>An owner who sells: the settings that invoices need, and prices.</summary>
public static class Selling
{
    /// <summary>The account on which money comes.</summary>
    public const string Iban = "DE89370400440532013000";

    /// <summary>Its holder, as the bank knows him.</summary>
    public const string Holder = "Jörg Kühn JK-LAB";

    private static readonly (string Name, string Value)[] OrderOptions =
    [
        ("--product", "KBRS"), ("--edition", "standard"), ("--customer", "anna@example.com"), ("--name", "Müller Gebäudereinigung GmbH"), ("--street", "Hauptstraße 5"),
        ("--postal-code", "10115"), ("--city", "Berlin"),
    ];

    private static readonly Dictionary<string, string> SmallBusiness = new()
    {
        ["Name"] = "JK-LAB",
        ["Street"] = "Werkstraße 12",
        ["PostalCode"] = "04109",
        ["City"] = "Leipzig",
        ["Email"] = "rechnung@jk-lab.example",
        ["TaxNumber"] = "181/815/08155",
        ["VatScheme"] = "small-business",
        ["Iban"] = "DE89 3704 0044 0532 0130 00",
        ["AccountHolder"] = Holder,
    };

    /// <summary>Says who sells: a small business, but for what is given; an empty value leaves a setting out.</summary>
    public static Owner Settle(this Owner owner, params (string Name, string Value)[] others)
    {
        var seller = new Dictionary<string, string>(SmallBusiness);
        foreach (var (name, value) in others) seller[name] = value;
        return owner.Configure("Seller", seller.Where(setting => setting.Value.Length > 0).ToDictionary());
    }

    /// <summary>Writes a section of the settings, and leaves the others.</summary>
    public static Owner Configure(this Owner owner, string section, object values)
    {
        var file = Path.Combine(owner.Data, "appsettings.json");
        var settings = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))! : new JsonObject();
        settings[section] = JsonSerializer.SerializeToNode(values);
        owner.Write("data/appsettings.json", settings.ToJsonString());
        return owner;
    }

    /// <summary>The same, with tax.</summary>
    public static Owner SettleRegular(this Owner owner) => owner.Settle(("VatScheme", "regular"), ("VatId", "DE136695976"), ("Bic", "COBADEFFXXX"));

    /// <summary>Says what the sample product costs: standard 149, professional 249.</summary>
    public static Owner Price(this Owner owner)
    {
        owner.Run("price", "set", "--product", "KBRS", "--edition", "standard", "--amount", "149.00").Succeeded();
        owner.Run("price", "set", "--product", "KBRS", "--edition", "professional", "--amount", "249.00").Succeeded();
        return owner;
    }

    /// <summary>Takes an order by telephone: one seat of the standard edition for a business, but for what is given.</summary>
    public static CommandResult Order(this Owner owner, params string[] options)
    {
        var given = options.Where(option => option.StartsWith("--", StringComparison.Ordinal)).ToHashSet();
        return owner.Run(["order", "create", "--json", .. options, .. OrderOptions.Where(option => !given.Contains(option.Name)).SelectMany(option => new[] { option.Name, option.Value })]);
    }
}
