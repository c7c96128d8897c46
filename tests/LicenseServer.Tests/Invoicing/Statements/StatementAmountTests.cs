using System.Globalization;
using FsCheck.Xunit;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

public class StatementAmountTests
{
    [Theory]
    [InlineData("4.093,32", 409332)]
    [InlineData("-1143,41", -114341)]
    [InlineData("200", 20000)]
    [InlineData("83.16", 8316)]
    [InlineData("1,234.56", 123456)]
    [InlineData("12,00-", -1200)]
    [InlineData("+5,00", 500)]
    [InlineData("149,00 €", 14900)]
    [InlineData("149,00 EUR", 14900)]
    [InlineData("EUR 149,00", 14900)]
    [InlineData("€149.5", 14950)]
    [InlineData("-4,00 €", -400)]
    [InlineData("4,00- €", -400)]
    [InlineData("1\u00a0234,56", 123456)]
    [InlineData("1\u202f234,56\u00a0€", 123456)]
    [InlineData("\u22125,00", -500)]
    [InlineData("\u20135,00", -500)]
    [InlineData("1.234", 123400)]
    [InlineData("1.234.567", 123456700)]
    [InlineData("1,234,567", 123456700)]
    [InlineData("1.234.567,8", 123456780)]
    [InlineData("0,01", 1)]
    [InlineData("0.1", 10)]
    [InlineData("149.0000", 14900)]
    [InlineData("9999999999999,99", 999999999999999)]
    public void Amount_OfACsvFile_IsRead(string text, long cents)
    {
        Assert.True(StatementAmount.TryParse(text, out var amount));
        Assert.Equal(cents, amount.Cents);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("EUR")]
    [InlineData("1,234")]
    [InlineData("0.125")]
    [InlineData("0,125")]
    [InlineData("1.2345")]
    [InlineData("12.34.56")]
    [InlineData("1.23,45")]
    [InlineData("1234.567,00")]
    [InlineData("1,2,3")]
    [InlineData("1.234,567.89")]
    [InlineData("1.234,5.6")]
    [InlineData("12,")]
    [InlineData(",50")]
    [InlineData("--5,00")]
    [InlineData("-5,00-")]
    [InlineData("12,00 USD")]
    [InlineData("1e5")]
    [InlineData("٣,00")]
    [InlineData("12345678901234")]
    public void Amount_ThatIsNotClear_IsRefused(string text) => Assert.False(StatementAmount.TryParse(text, out _));

    [Theory]
    [InlineData("8.85", 885)]
    [InlineData("200000", 20000000)]
    [InlineData("5442.09000", 544209)]
    [InlineData(" 1.234 ", -1)]
    [InlineData("0", 0)]
    [InlineData("-1.00", -1)]
    [InlineData("1,00", -1)]
    [InlineData("1.2.3", -1)]
    [InlineData(".5", -1)]
    [InlineData("", -1)]
    public void Amount_OfXml_IsReadToTheCent(string text, long cents)
    {
        Assert.Equal(cents >= 0, StatementAmount.TryParseXml(text, out var amount));
        if (cents >= 0) Assert.Equal(cents, amount.Cents);
    }

    [Property]
    public bool Amount_WrittenAsGermansEnglishAndXmlDo_IsTheSame(int cents)
    {
        string[] written = [.. new[] { "de-DE", "en-US" }.SelectMany(name => new[] { "N2", "0.00" }.Select(format => (cents / 100m).ToString(format, CultureInfo.GetCultureInfo(name))))];
        return written.All(text => StatementAmount.TryParse(text, out var amount) && amount.Cents == cents)
            && (cents < 0 || (StatementAmount.TryParseXml(new Money(cents).ToString(), out var xml) && xml.Cents == cents));
    }
}
