using System.Globalization;
using System.Text.Json;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Statements;

namespace JkLab.LicenseServer.Tests.Invoicing.Payments;

/// <summary>The seller's bank: writes statements, which the owner takes in.</summary>
internal sealed class Bank(Owner owner)
{
    private int statements;

    /// <summary>A payment on a day of December 2026.</summary>
    internal static KnownPayment Payment(int day, string euro, string payer, string text, string? reference = null, string? bankReference = null)
    {
        Assert.True(Money.TryParse(euro, out var amount));
        return new KnownPayment(new DateOnly(2026, 12, day), amount, payer, text, reference, null, bankReference);
    }

    /// <summary>Writes a statement.</summary>
    /// <returns>Its path.</returns>
    internal string Write(BankFormat format, params KnownPayment[] payments)
    {
        var path = owner.PathTo($"statement-{++statements}.{(format <= BankFormat.Camt08 ? "xml" : "csv")}");
        File.WriteAllBytes(path, StatementWriter.Write(format, Selling.Iban, payments));
        return path;
    }

    /// <summary>Takes files in.</summary>
    internal JsonElement Import(params string[] paths) => owner.Json(["payment", "import", .. paths]);

    /// <summary>Writes a camt statement and takes it in.</summary>
    internal JsonElement Import(params KnownPayment[] payments) => Import(Write(BankFormat.Camt08, payments));

    /// <summary>What waits for a decision, the newest first.</summary>
    internal List<JsonElement> Open() => [.. owner.Json("payment", "list", "--open").EnumerateArray()];

    /// <summary>The counts of an import.</summary>
    internal static string Counts(JsonElement result) => Show(result, "entries", "new", "known", "open", "ignored");

    /// <summary>The counts that do not depend on what a bank writes beside credits.</summary>
    internal static string Booked(JsonElement result) => Show(result, "new", "known", "open");

    private static string Show(JsonElement result, params string[] names) =>
        string.Join(' ', names.Select(name => $"{name}={result.GetProperty(name).GetInt64().ToString(CultureInfo.InvariantCulture)}")) + $" matched={result.GetProperty("matched").GetArrayLength()}";

    /// <summary>The state of an invoice: status and what came.</summary>
    internal string Invoice(string number) => owner.Json("invoice", "show", number) is var invoice ? $"{invoice.GetProperty("status").GetString()} {invoice.GetProperty("paid").GetString()}" : "";
}
