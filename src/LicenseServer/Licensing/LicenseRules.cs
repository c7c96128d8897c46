using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>What a licence may say, whoever issues or changes it.</summary>
internal static class LicenseRules
{
    private const int MaxCustomerLength = 254;
    private const int MaxNoteLength = 1000;

    /// <summary>The product with a code.</summary>
    internal static Result<Product> ReadProduct(Session session, string code)
    {
        if (FindProduct.ByCode(session, code) is { } product) return product;
        return new Refusal(RefusalCodes.ProductNotFound)
        {
            Message = $"there is no product '{code}'",
            Hint = "the products are: " + string.Join(", ", FindProduct.All(session).Select(known => known.Code)),
        };
    }

    /// <summary>An edition of a product.</summary>
    internal static Result<Edition> ReadEdition(Product product, string code)
    {
        var edition = product.Editions.FirstOrDefault(edition => string.Equals(edition.Code, code, StringComparison.OrdinalIgnoreCase));
        if (edition is not null) return edition;
        return Refusal.ToOwner($"{product.Code} has no edition '{code}'", "its editions are: " + string.Join(", ", product.Editions.Select(known => known.Code)));
    }

    /// <summary>The licensee as it goes into codes, null when it is empty.</summary>
    internal static Result<string?> ReadLicensee(string? licensee)
    {
        if (!ActivationTerms.TryNormalizeLicensee(licensee, out var normalized))
            return Refusal.ToOwner($"the licensee is longer than {ActivationTerms.MaxLicenseeBytes} bytes in UTF-8", "shorten the name; it is written into every activation code");
        if (normalized is not null && normalized.Any(char.IsControl)) return Refusal.ToOwner("the licensee contains a control character", "write the name in one line");
        return normalized;
    }

    /// <summary>The customer's e-mail, null when it is empty.</summary>
    internal static Result<string?> ReadCustomer(string? customer)
    {
        if (string.IsNullOrWhiteSpace(customer)) return (string?)null;
        var text = EmailKey.Clean(customer);
        var at = text.IndexOf('@');
        var looksRight = at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && text.Length <= MaxCustomerLength && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
        return looksRight ? text : Refusal.ToOwner("the customer is no e-mail address", "write it as name@example.com");
    }

    /// <summary>The owner's note, null when it is empty.</summary>
    internal static Result<string?> ReadNote(string? note)
    {
        if (string.IsNullOrWhiteSpace(note)) return (string?)null;
        return note.Length <= MaxNoteLength ? note.Trim() : Refusal.ToOwner($"the note is longer than {MaxNoteLength} characters", "shorten it");
    }
}
