using System.Globalization;

namespace JkLab.LicenseCore;

/// <summary>
/// A calendar day in UTC, counted from 2024-01-01 in 16 bits: enough until 2203, and a quarter of what a timestamp needs.
/// </summary>
public readonly record struct Day : IComparable<Day>
{
    /// <summary>The last day that can be written, 2203-06-07.</summary>
    public static readonly Day Last = new(ushort.MaxValue);

    private static readonly DateTime Epoch = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The day with a number.</summary>
    /// <param name="number">Days since 2024-01-01 UTC, 0 to 65,535.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not fit 16 bits.</exception>
    public Day(int number)
    {
        if (number is < 0 or > ushort.MaxValue) throw new ArgumentOutOfRangeException(nameof(number), number, "a day is 0 to 65535");
        Number = number;
    }

    /// <summary>Days since 2024-01-01 UTC.</summary>
    public int Number { get; }

    /// <summary>The day in which a moment lies. Moments outside the range give its first or last day.</summary>
    public static Day Of(DateTimeOffset moment) =>
        new(Math.Max(0, Math.Min(ushort.MaxValue, (int)Math.Floor((moment.UtcDateTime - Epoch).TotalDays))));

    /// <summary>Reads <c>yyyy-MM-dd</c>; false for anything else and for days outside the range.</summary>
    public static bool TryParse(string? text, out Day day)
    {
        day = default;
        if (!DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return false;
        var number = (date - new DateTime(2024, 1, 1)).Days;
        if (number is < 0 or > ushort.MaxValue) return false;
        day = new Day(number);
        return true;
    }

    /// <summary>The first moment of the day, UTC.</summary>
    public DateTimeOffset Start => new(Epoch.AddDays(Number));

    /// <summary>A day later or earlier, held within the range.</summary>
    public Day AddDays(int days) => new(Math.Max(0, Math.Min(ushort.MaxValue, Number + days)));

    /// <inheritdoc/>
    public int CompareTo(Day other) => Number.CompareTo(other.Number);

    /// <summary>Whether one day comes before another.</summary>
    public static bool operator <(Day left, Day right) => left.Number < right.Number;

    /// <summary>Whether one day comes after another.</summary>
    public static bool operator >(Day left, Day right) => left.Number > right.Number;

    /// <summary>Whether one day comes before another or is the same.</summary>
    public static bool operator <=(Day left, Day right) => left.Number <= right.Number;

    /// <summary>Whether one day comes after another or is the same.</summary>
    public static bool operator >=(Day left, Day right) => left.Number >= right.Number;

    /// <summary>The day as <c>yyyy-MM-dd</c>.</summary>
    public override string ToString() => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
