using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

public class RoundTripTests
{
    private static readonly KnownPayment[] Known =
    [
        new(new DateOnly(2025, 12, 8), Euro("149.00"), "Kläre Gruber", "Rechnung 2025-0001", "RF18539007547034", "E2E-1", "B-1"),
        new(new DateOnly(2025, 12, 9), Euro("4093.32"), "Öl & Gas <Süd> GmbH", "rf18 5390 0754 7034", null, "NOTPROVIDED", "B-2"),
        new(new DateOnly(2025, 12, 31), Euro("1234567.89"), "Müller, Straße", "für € 12", null, null, null),
        new(new DateOnly(2026, 1, 2), Euro("200.00"), "a", "b", null, "E2E-4", null),
        new(new DateOnly(2026, 1, 2), Euro("0.01"), "a", "b", null, "E2E-4", null),
    ];

    [Theory]
    [InlineData(BankFormat.Camt02)]
    [InlineData(BankFormat.Camt04)]
    [InlineData(BankFormat.Camt08)]
    [InlineData(BankFormat.Sparkasse)]
    [InlineData(BankFormat.Dkb)]
    [InlineData(BankFormat.Vr)]
    [InlineData(BankFormat.Ing)]
    [InlineData(BankFormat.Commerzbank)]
    public void Statement_OfKnownPayments_IsReadAsTheyAre(BankFormat format)
    {
        var entries = Entries(StatementWriter.Write(format, Iban, Known));
        Assert.Equal(Known.Select(payment => Expected(format, payment)), entries.Where(entry => entry.Kind == EntryKind.Payment));
        Assert.Equal(Known.Length * (format is BankFormat.Vr or BankFormat.Ing or BankFormat.Commerzbank ? 1 : 2), entries.Count(entry => ReferenceEquals(entry, StatementEntry.Ignored)));
    }

    [Theory]
    [InlineData(BankFormat.Camt02)]
    [InlineData(BankFormat.Camt08)]
    [InlineData(BankFormat.Sparkasse)]
    [InlineData(BankFormat.Dkb)]
    [InlineData(BankFormat.Vr)]
    [InlineData(BankFormat.Ing)]
    [InlineData(BankFormat.Commerzbank)]
    public void Statement_OfAnotherAccount_IsRefused(BankFormat format)
    {
        var refusal = Refusal(StatementWriter.Write(format, OtherIban, Known));
        Assert.Equal("file has no statement of the seller's account, but of …5030", refusal.Message);
        Assert.Contains("Seller:Iban", refusal.Hint);
    }

    private static StatementEntry Expected(BankFormat format, KnownPayment payment)
    {
        var (day, isCamt) = (payment.Date.ToString("yyyy-MM-dd"), format <= BankFormat.Camt08);
        var endToEndId = format is BankFormat.Vr or BankFormat.Ing or BankFormat.Commerzbank || payment.EndToEndId == "NOTPROVIDED" ? null : payment.EndToEndId;
        var entry = new StatementEntry(
            EntryKind.Payment, isCamt ? payment.BankReference : null, day, day, payment.Amount, payment.Payer, payment.Remittance,
            isCamt ? payment.CreditorReference : null, endToEndId, null);
        return format == BankFormat.Commerzbank ? entry with { Payer = null, Remittance = $"{payment.Payer} {payment.Remittance}" } : entry;
    }
}
