using FsCheck.Xunit;

namespace JkLab.LicenseCore.Tests;

public class DayTests
{
    [Theory]
    [InlineData("2024-01-01", 0)]
    [InlineData("2024-02-29", 59)]
    [InlineData("2027-01-01", 1096)]
    [InlineData("2203-06-07", 65535)]
    public void TryParse_CalendarDay_GivesItsNumber(string text, int number)
    {
        Assert.True(Day.TryParse(text, out var day));
        Assert.Equal(number, day.Number);
        Assert.Equal(text, day.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2023-12-31")]
    [InlineData("2203-06-08")]
    [InlineData("2025-02-29")]
    [InlineData("2025-2-1")]
    [InlineData(" 2025-02-01")]
    [InlineData("2025-02-01T00:00:00Z")]
    [InlineData("01.02.2025")]
    [InlineData("٢٠٢٥-٠٢-٠١")]
    public void TryParse_AnythingElse_IsFalse(string? text) => Assert.False(Day.TryParse(text, out _));

    [Property]
    public void ToString_AnyDay_ReadsBackUnderEveryCulture(ushort number) => Cultures.Each(() =>
    {
        Assert.True(Day.TryParse(new Day(number).ToString(), out var day));
        Assert.Equal(number, day.Number);
    });

    [Theory]
    [InlineData("2024-01-01T00:00:00Z", 0)]
    [InlineData("2024-01-01T23:59:59.9999999Z", 0)]
    [InlineData("2024-01-02T00:30:00+01:00", 0)]
    [InlineData("2023-06-01T00:00:00Z", 0)]
    [InlineData("2300-01-01T00:00:00Z", 65535)]
    public void Of_Moment_IsItsUtcDayWithinTheRange(string moment, int number) =>
        Assert.Equal(number, Day.Of(DateTimeOffset.Parse(moment)).Number);

    [Property]
    public void Start_AnyDay_LiesInThatDay(ushort number) => Assert.Equal(new Day(number), Day.Of(new Day(number).Start));

    [Fact]
    public void AddDays_BeyondTheRange_StopsAtItsEnds()
    {
        Assert.Equal(Day.Last, Day.Last.AddDays(1));
        Assert.Equal(new Day(0), new Day(3).AddDays(-4));
    }

    [Theory, InlineData(-1), InlineData(65536)]
    public void Constructor_NumberOutOfRange_Throws(int number) => Assert.Throws<ArgumentOutOfRangeException>(() => new Day(number));

    [Property]
    public void Comparison_OfTwoDays_IsThatOfTheirNumbers(ushort a, ushort b)
    {
        Day left = new(a), right = new(b);
        Assert.Equal(a < b, left < right);
        Assert.Equal(a <= b, left <= right);
        Assert.Equal(a > b, left > right);
        Assert.Equal(a >= b, left >= right);
        Assert.Equal(a.CompareTo(b) > 0, left.CompareTo(right) > 0);
    }
}
