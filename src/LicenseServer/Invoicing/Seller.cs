using JkLab.LicenseServer.Mail;

namespace JkLab.LicenseServer.Invoicing;

/// <summary>Who sells, as invoices say it: a copy of the settings, kept with every invoice.</summary>
/// <param name="Name">Of the business.</param>
/// <param name="Street">And number.</param>
/// <param name="PostalCode">Five digits in Germany.</param>
/// <param name="City">The place.</param>
/// <param name="Country">Two letters (ISO 3166-1).</param>
/// <param name="Email">For questions about invoices.</param>
/// <param name="TaxNumber">Where there is no VAT id, or beside it.</param>
/// <param name="VatId">Compact.</param>
/// <param name="IsSmallBusiness">Whether no tax is charged (§ 19 UStG).</param>
/// <param name="Iban">Compact.</param>
/// <param name="Bic">Where it is wanted.</param>
/// <param name="AccountHolder">As the bank knows it: banks compare it with the IBAN.</param>
public sealed record Seller(
    string Name, string Street, string PostalCode, string City, string Country, string Email, string? TaxNumber, string? VatId, bool IsSmallBusiness,
    string Iban, string? Bic, string AccountHolder)
{
    /// <summary>The tax on what is sold, in percent (§ 12(1) UStG).</summary>
    public const decimal FullRate = 19;

    /// <summary>The tax that this seller charges, in percent; kept with every invoice, so that its credit note has the same.</summary>
    public decimal TaxRate { get; init; } = IsSmallBusiness ? 0 : FullRate;
}

/// <summary><c>Seller:*</c>: who sells, and how invoices are numbered and paid. Until they are complete nobody can order.</summary>
public sealed class SellerSettings(IConfiguration settings)
{
    private const string Section = "Seller:";
    private const string Scheme = Section + "VatScheme";
    private const string SmallBusiness = "small-business";
    private const string Regular = "regular";

    private static readonly string[] Needed = ["Name", "Street", "PostalCode", "City", "Email", "VatScheme", "Iban", "AccountHolder"];

    /// <summary>All of them.</summary>
    internal static readonly string[] Names =
        [.. Needed.Concat(["Country", "TaxNumber", "VatId", "Bic", "PaymentDays", "InvoiceNumberFormat"]).Select(name => Section + name)];

    /// <summary>The seller; null until everything is said.</summary>
    public Seller? Seller => Missing.Any() ? null : new Seller(
        Text("Name")!, Text("Street")!, Text("PostalCode")!, Text("City")!, Country, Text("Email")!, Text("TaxNumber"),
        Text("VatId") is { } vatId ? NumberText.Compact(vatId) : null, Text("VatScheme") == SmallBusiness, NumberText.Compact(Text("Iban")!), Text("Bic")?.ToUpperInvariant(),
        Text("AccountHolder")!);

    /// <summary>The settings that are missing.</summary>
    public IEnumerable<string> Missing =>
        Needed.Where(name => Text(name) is null).Select(name => Section + name)
            .Concat(Text("TaxNumber") is null && Text("VatId") is null ? [$"{Section}TaxNumber or {Section}VatId"] : []);

    /// <summary>Whether anything is said at all: who sells elsewhere says nothing.</summary>
    public bool AreBegun => Names.Any(name => settings[name] is { Length: > 0 });

    /// <summary>How many days customers have to pay, 1 to 90.</summary>
    public int PaymentDays => Number(Text("PaymentDays") ?? "14") ?? 14;

    /// <summary>The account on which money comes, compact; null where nobody said.</summary>
    public string? Iban => Text("Iban") is { } iban ? NumberText.Compact(iban) : null;

    /// <summary>How invoices are numbered.</summary>
    internal InvoiceNumberFormat NumberFormat => InvoiceNumberFormat.Parse(Text("InvoiceNumberFormat") ?? InvoiceNumberFormat.Default)!;

    private string Country => Text("Country")?.ToUpperInvariant() ?? "DE";

    internal static IEnumerable<string> Check(IConfiguration settings)
    {
        var seller = new SellerSettings(settings);
        foreach (var name in Names.Where(name => settings[name]?.Any(char.IsControl) == true)) yield return $"the setting {name} contains a line break or another control character";
        foreach (var (name, most) in new[] { ("Name", 70), ("Street", 100), ("City", 60), ("AccountHolder", 70) })
        {
            if (seller.Text(name) is { } text && text.Length > most) yield return $"the setting {Section}{name} has {text.Length} characters and may have {most}";
        }

        if (seller.Country != "DE") yield return $"the setting {Section}Country is '{seller.Country}' and must be DE: invoices of other countries are not known here";
        if (seller.Text("PostalCode") is { } code && !(code.Length == 5 && code.All(char.IsAsciiDigit))) yield return $"the setting {Section}PostalCode is '{code}' and must have five digits";
        if (seller.Text("Email") is { } email && !Outbox.Accepts(email)) yield return $"the setting {Section}Email is '{email}' and must be an e-mail address";
        if (seller.Text("VatScheme") is { } scheme && scheme is not (SmallBusiness or Regular)) yield return $"the setting {Scheme} is '{scheme}' and must be {SmallBusiness} (§ 19 UStG) or {Regular}";
        if (seller.Text("Iban") is { } iban && Invoicing.Iban.FindMistake(NumberText.Compact(iban)) is { } ibanMistake) yield return $"the setting {Section}Iban {ibanMistake}";
        if (seller.Text("Bic") is { } bic && !(bic.Length is 8 or 11 && bic.All(char.IsAsciiLetterOrDigit))) yield return $"the setting {Section}Bic is '{bic}' and must have 8 or 11 letters and digits";
        if (seller.Text("TaxNumber") is { } number && TaxIds.FindMistakeInTaxNumber(number) is { } taxMistake) yield return $"the setting {Section}TaxNumber is '{number}' and {taxMistake}";
        if (seller.Text("VatId") is { } vatId && TaxIds.FindMistakeInVatId(NumberText.Compact(vatId)) is { } vatMistake) yield return $"the setting {Section}VatId is '{vatId}' and {vatMistake}";
        if (seller.Text("PaymentDays") is { } days && Number(days) is null) yield return $"the setting {Section}PaymentDays is '{days}' and must be 1 to 90";
        if (InvoiceNumberFormat.Parse(seller.Text("InvoiceNumberFormat") ?? InvoiceNumberFormat.Default) is null)
            yield return $"the setting {Section}InvoiceNumberFormat is '{seller.Text("InvoiceNumberFormat")}' and must hold {{year}} and {{number}} once each, as in {InvoiceNumberFormat.Default}, with letters, digits, hyphens, dots and underscores";
    }

    private static int? Number(string text) => int.TryParse(text, System.Globalization.NumberStyles.None, null, out var number) && number is >= 1 and <= 90 ? number : null;

    private string? Text(string name) => settings[Section + name]?.Trim() is { Length: > 0 } text ? text : null;
}
