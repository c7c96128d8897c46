using FsCheck;
using FsCheck.Xunit;
using JkLab.LicenseServer.Invoicing;

namespace JkLab.LicenseServer.Tests.Invoicing;

public class MoneyTests
{
    [Theory]
    [InlineData("149", "149.00")]
    [InlineData("149.5", "149.50")]
    [InlineData("149,05", "149.05")]
    [InlineData("0.01", "0.01")]
    [InlineData("99999999.99", "99999999.99")]
    public void TryParse_Amount_IsExact(string text, string expected)
    {
        Assert.True(Money.TryParse(text, out var money));
        Assert.Equal(expected, money.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.005")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.000,00")]
    [InlineData("1e3")]
    [InlineData("１")]
    [InlineData("100000000")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(Money.TryParse(text, out _));

    // Half a cent goes away from zero, which binary fractions and banker's rounding both get wrong: 19 % of 0.50, of 1.50 and of 2.50.
    [Theory]
    [InlineData(50, 10)]
    [InlineData(150, 29)]
    [InlineData(250, 48)]
    [InlineData(-50, -10)]
    [InlineData(14900, 2831)]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public void Percent_OfAnAmount_IsRoundedCommercially(long cents, long tax) => Assert.Equal(new Money(tax), new Money(cents).Percent(19));

    [Property]
    public bool Percent_OfAnyAmount_IsTheNearestCent(int cents)
    {
        var hundredths = (decimal)cents * 19; // in hundredths of a cent
        var off = (new Money(cents).Percent(19).Cents * 100m) - hundredths;
        return Math.Abs(off) < 50 || (Math.Abs(off) == 50 && Math.Sign(off) == Math.Sign(cents));
    }

    [Property]
    public bool Printed_IsReadBack(NonNegativeInt cents) => Money.TryParse(new Money(cents.Get).ToString(), out var read) && read.Cents == cents.Get;
}
