using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Invoicing;

/// <summary>Who sells is checked with words, and nobody can order before it is complete.</summary>
public sealed class SellerSettingsTests : IDisposable
{
    private readonly Owner owner = new();

    [Theory]
    [InlineData("Iban", "DE89 3704 0044 0532 0130 01", "Seller:Iban is mistyped: its check digits do not fit")]
    [InlineData("Iban", "DE89 3704 0044 0532 0130 0", "Seller:Iban has 21 symbols, and a German IBAN has 22")]
    [InlineData("Iban", "0532013000", "Seller:Iban is no IBAN")]
    [InlineData("VatId", "DE136695975", "Seller:VatId is 'DE136695975' and is mistyped")]
    [InlineData("VatId", "ATU12345678", "Seller:VatId is 'ATU12345678' and is no German VAT id")]
    [InlineData("TaxNumber", "DE136695976", "Seller:TaxNumber is 'DE136695976' and is a VAT id")]
    [InlineData("TaxNumber", "12345", "Seller:TaxNumber is '12345' and is no tax number")]
    [InlineData("VatScheme", "small", "Seller:VatScheme is 'small' and must be small-business (§ 19 UStG) or regular")]
    [InlineData("PostalCode", "1234", "Seller:PostalCode is '1234' and must have five digits")]
    [InlineData("Country", "AT", "Seller:Country is 'AT' and must be DE")]
    [InlineData("Email", "rechnung", "Seller:Email is 'rechnung' and must be an e-mail address")]
    [InlineData("Bic", "COBA", "Seller:Bic is 'COBA' and must have 8 or 11 letters and digits")]
    [InlineData("PaymentDays", "0", "Seller:PaymentDays is '0' and must be 1 to 90")]
    [InlineData("InvoiceNumberFormat", "{number}", "Seller:InvoiceNumberFormat is '{number}' and must hold {year} and {number} once each")]
    [InlineData("InvoiceNumberFormat", "{year}/{number}", "Seller:InvoiceNumberFormat is '{year}/{number}'")]
    [InlineData("AccountHolder", "01234567890123456789012345678901234567890123456789012345678901234567890", "Seller:AccountHolder has 71 characters and may have 70")]
    [InlineData("Name", "JK\nLAB", "Seller:Name contains a line break")]
    [InlineData("Tax", "x", "there is no setting Seller:Tax")]
    public void Setting_ThatIsWrong_IsRefusedWithWords(string name, string value, string message) =>
        owner.Settle((name, value)).Run("price", "list").Failed(message);

    [Theory]
    [InlineData("Iban", "Seller:Iban is missing")]
    [InlineData("AccountHolder", "Seller:AccountHolder is missing")]
    [InlineData("TaxNumber", "Seller:TaxNumber or Seller:VatId is missing")]
    public void Order_BeforeTheSellerIsComplete_IsRefusedNamingWhatIsMissing(string name, string message)
    {
        owner.Settle((name, "")).Price();
        owner.Order().Failed("nobody can order yet: " + message);
        owner.Run("invoice", "sample", "--out", owner.PathTo("sample.pdf")).Failed(message);
    }

    public void Dispose() => owner.Dispose();
}
