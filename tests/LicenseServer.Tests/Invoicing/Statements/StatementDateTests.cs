using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

public class StatementDateTests
{
    [Theory]
    [InlineData("08.12.25", "2025-12-08")]
    [InlineData("08.12.2025", "2025-12-08")]
    [InlineData("8.1.2025", "2025-01-08")]
    [InlineData("2025-12-08", "2025-12-08")]
    [InlineData("08/12/2025", "2025-12-08")]
    [InlineData(" 08.12.2025 ", "2025-12-08")]
    [InlineData("2025-12-08 23:59:00", "2025-12-08")]
    [InlineData("29.02.2024", "2024-02-29")]
    [InlineData("01.01.99", "2099-01-01")]
    public void Date_OfACsvFile_IsRead(string text, string day)
    {
        Assert.True(StatementDate.TryParse(text, out var read));
        Assert.Equal(day, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("29.02.2025")]
    [InlineData("12/31/2025")]
    [InlineData("08.12.225")]
    [InlineData("08-12-2025")]
    [InlineData("2025-13-01")]
    [InlineData("20251208")]
    [InlineData("01.01.0025")]
    [InlineData("2925-12-08")]
    [InlineData("2025-12-081")]
    public void Date_ThatIsNone_IsRefused(string text) => Assert.False(StatementDate.TryParse(text, out _));

    [Theory]
    [InlineData("2014-12-31T23:59:59+14:00", "2014-12-31")]
    [InlineData("2014-12-31Z", "2014-12-31")]
    [InlineData("2014-12-31+01:00", "2014-12-31")]
    [InlineData("2025-07-23T00:00:00.000000000", "2025-07-23")]
    public void Date_OfXml_IsTheDayThatTheBankWrites(string text, string day)
    {
        Assert.True(StatementDate.TryParseIso(text, out var read));
        Assert.Equal(day, read);
    }
}
