using System.Globalization;
using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Cli.Import;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence of another system that can be taken in.</summary>
/// <param name="License">As it will be, but for its number.</param>
/// <param name="Alias">The old key as it is compared; null where it stays the key.</param>
/// <param name="OldKey">The old key as it was written.</param>
internal sealed record CheckedLicense(License License, string? Alias, string OldKey);

/// <summary>Checks the lines of an import of licences, against each other and against what is there.</summary>
internal sealed class LicenseCheck(Session session, Func<string, bool> wasErased, DateTimeOffset now, RandomNumberGenerator random)
{
    private const int MaxSeats = 4095;
    private const int MaxNumberLength = 10;

    internal static readonly CsvColumn Key = new("key", 2 * TypedKey.MaxLength) { IsRequired = true, Also = "license-key" };
    internal static readonly CsvColumn Product = new("product");
    internal static readonly CsvColumn Edition = new("edition") { IsRequired = true };
    internal static readonly CsvColumn Seats = new("seats");
    internal static readonly CsvColumn Issued = new("issued");
    internal static readonly CsvColumn Expires = new("expires");
    internal static readonly CsvColumn UpdatesUntil = new("updates-until");
    internal static readonly CsvColumn Licensee = new("licensee");
    internal static readonly CsvColumn Customer = new("customer") { Also = "e-mail" };
    internal static readonly CsvColumn Note = new("note") { HasLines = true };

    /// <summary>What a file may have.</summary>
    internal static readonly CsvColumn[] Columns = [Key, Product, Edition, Seats, Issued, Expires, UpdatesUntil, Licensee, Customer, Note];

    private readonly IReadOnlyList<Product> products = FindProduct.All(session);
    private readonly Dictionary<string, int> lines = [];

    /// <summary>What is wrong.</summary>
    internal List<CsvMistake> Mistakes { get; } = [];

    /// <summary>The licence of a line; null where there is one with its key already, or something is wrong.</summary>
    internal CheckedLicense? Check(CsvRow row, out string? why)
    {
        why = null;
        var text = row[Key]!;
        var own = LicenseKey.Parse(text).Value;
        var alias = own is null ? TypedKey.Normalize(text) : null;
        if (own is null && alias is null)
            Add(row, Key, "can be no key", $"a key has {TypedKey.MinLength} to {TypedKey.MaxLength} letters and digits of ASCII, with hyphens, spaces, dots, slashes or underscores between them");
        else if (alias?.Length <= MaxNumberLength && alias.All(char.IsAsciiDigit))
            Add(row, Key, "can be mistaken for a licence number", $"a key of digits alone has more than {MaxNumberLength} of them");
        else if (!lines.TryAdd(alias ?? own!.ToString(), row.Line))
            Add(row, Key, $"is the key of line {lines[alias ?? own!.ToString()]} too", "a licence is one line; its computers are counted in the column seats");

        var before = Mistakes.Count;
        var license = Read(row, own ?? LicenseKey.Create(random), ref why);
        if (license is null || Mistakes.Count > before || IsThere(own, alias)) return null;
        return new CheckedLicense(license, alias, text);
    }

    private License? Read(CsvRow row, LicenseKey key, ref string? why)
    {
        var product = row[Product] is { } code ? products.FirstOrDefault(known => string.Equals(known.Code, code, StringComparison.OrdinalIgnoreCase)) : products is [var only] ? only : null;
        if (product is null) Add(row, Product, row[Product] is null ? "is empty, and there are several products" : "is unknown", "the products are: " + string.Join(", ", products.Select(known => known.Code)));
        var edition = product is null ? null : Take(row, Edition, LicenseRules.ReadEdition(product, row[Edition]!));
        var licensee = Take(row, Licensee, LicenseRules.ReadLicensee(row[Licensee]));
        var customer = Take(row, Customer, LicenseRules.ReadCustomer(row[Customer]));
        if (customer is not null && wasErased(customer))
        {
            customer = null;
            why = "its customer was erased here, so it is nobody's";
        }

        var seats = 1;
        if (row[Seats] is { } number && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out seats) && seats is >= 1 and <= MaxSeats))
            Add(row, Seats, "is no number of computers", $"write 1 to {MaxSeats}");
        var issued = now;
        if (row[Issued] is { } day && !CsvDate.TryParsePast(day, now, out issued)) Add(row, Issued, "is no day on which it can have been issued", CsvDate.PastHint);
        var expires = ReadDay(row, Expires);
        var updates = ReadDay(row, UpdatesUntil);
        return product is null || edition is null ? null : new License(
            0, key, product.Code, product.Number, edition.Code, edition.Number, seats, LicenseStatus.Active, null, expires, updates, 0, licensee, customer, row[Note], issued);
    }

    private Day? ReadDay(CsvRow row, CsvColumn column)
    {
        if (row[column] is not { } text) return null;
        if (CsvDate.TryParse(text, out var date) && Day.TryParse(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var day) && day.Number > 0) return day;
        Add(row, column, "is no day that an activation code can hold", $"write it as 2026-12-31 or 31.12.2026, from 2024-01-02 to {Day.Last}; an earlier one as 2024-01-02");
        return null;
    }

    private bool IsThere(LicenseKey? own, string? alias) => session.ExecuteScalar<long>(
        "SELECT (SELECT COUNT(*) FROM licenses WHERE license_key = @own) + (SELECT COUNT(*) FROM license_aliases WHERE alias = @alias)",
        new { own = own?.ToString(), alias }) > 0;

    private T? Take<T>(CsvRow row, CsvColumn column, Result<T> result)
    {
        if (result.TryGet(out var value, out var refusal)) return value;
        Add(row, column, refusal.Message!, refusal.Hint!);
        return default;
    }

    private void Add(CsvRow row, CsvColumn column, string problem, string hint) => Mistakes.Add(new CsvMistake(row.Line, column, problem, hint));
}
