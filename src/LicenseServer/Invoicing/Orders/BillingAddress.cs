using System.Text;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary>To whom an invoice is written.</summary>
/// <param name="Name">Of the business or the person, at most 200 characters.</param>
/// <param name="Street">And number, at most 100.</param>
/// <param name="PostalCode">Five digits.</param>
/// <param name="City">At most 60.</param>
/// <param name="Country">Two letters (ISO 3166-1); Germany alone is served.</param>
/// <param name="VatId">Of a business that has one, compact.</param>
public sealed record BillingAddress(string Name, string Street, string PostalCode, string City, string Country, string? VatId)
{
    /// <summary>The longest name.</summary>
    public const int MaxName = 200;

    /// <summary>The longest street.</summary>
    public const int MaxStreet = 100;

    /// <summary>The longest place.</summary>
    public const int MaxCity = 60;

    /// <summary>The longest VAT id as it is typed.</summary>
    public const int MaxVatId = 20;

    /// <summary>Reads one as it was typed.</summary>
    /// <returns>The address, or what is wrong with it: the refusal's variant names the field.</returns>
    internal static Result<BillingAddress> Read(string? name, string? street, string? postalCode, string? city, string? country, string? vatId)
    {
        if (Clean(name, MaxName) is not { } whom) return Wrong(nameof(Name), $"the name is empty or longer than {MaxName} characters", "write the name of the business or the person as it shall stand on the invoice");
        if (Clean(street, MaxStreet) is not { } road) return Wrong(nameof(Street), $"the street is empty or longer than {MaxStreet} characters", "write street and number");
        if (Clean(country ?? "DE", 60) is not { } land || !IsGermany(land))
            return Wrong(nameof(Country), "invoices are written to addresses in Germany only, so far", "for another country write the invoice yourself, and issue the licence with 'jklab license issue'");
        if (Clean(postalCode, 10) is not { Length: 5 } code || !code.All(char.IsAsciiDigit)) return Wrong(nameof(PostalCode), "the postal code has not five digits", "write it as in 10115");
        if (Clean(city, MaxCity) is not { } place) return Wrong(nameof(City), $"the city is empty or longer than {MaxCity} characters", "write the place alone, without the postal code");
        foreach (var (field, text) in new[] { (nameof(Name), whom), (nameof(Street), road), (nameof(City), place) })
        {
            if (InvoiceFont.Missing(text) is { Length: > 0 } missing)
                return Wrong(field, $"an invoice cannot show some letters of the {field.ToLowerInvariant()}: {missing}", "write it in Latin, Greek or Cyrillic letters");
        }

        if (string.IsNullOrWhiteSpace(vatId)) return new BillingAddress(whom, road, code, place, "DE", null);
        var compact = NumberText.Compact(vatId);
        return TaxIds.FindMistakeInVatId(compact) is { } mistake
            ? Wrong(nameof(VatId), $"the VAT id {mistake}", "correct it, or leave it out: it does not change what is charged")
            : new BillingAddress(whom, road, code, place, "DE", compact);
    }

    private static bool IsGermany(string country) => country.ToUpperInvariant() is "DE" or "DEUTSCHLAND" or "GERMANY";

    private static Refusal Wrong(string field, string message, string hint) => Refusal.ToOwner(message, hint) with { Variant = "billing-" + field.ToLowerInvariant() };

    // One line, without what no reader sees; XML knows no other control characters.
    private static string? Clean(string? text, int most)
    {
        if (text is null) return null;
        var plain = string.Join(' ', string.Concat(text.EnumerateRunes().Where(IsText)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length is > 0 && plain.Length <= most ? Composed.Of(plain) : null;
    }

    private static bool IsText(Rune rune) => Rune.IsWhiteSpace(rune)
        || (!Rune.IsControl(rune) && rune.Value is not (0xfffe or 0xffff or 0xfffd) && Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format);
}
