using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace JkLab.LicenseServer.Invoicing;

/// <summary>
/// An amount in euro: a whole number of cents, as it is stored. What is computed is decimal and rounded here alone, to the nearest cent, half a cent away
/// from zero: the commercial rounding of DIN 1333, which EN 16931-1 takes for granted.
/// </summary>
/// <param name="Cents">Cents; negative where it is owed.</param>
[System.Text.Json.Serialization.JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(long Cents) : IComparable<Money>
{
    /// <summary>No order is for more: 99,999,999.99 euro, so that sums of them are far from every limit.</summary>
    public static readonly Money Most = new(9_999_999_999);

    /// <summary>Nothing.</summary>
    public static readonly Money Zero = new(0);

    /// <summary>The amount in euro, exact.</summary>
    public decimal Euro => Cents / 100m;

    /// <summary>The amount of so many euro, rounded to the cent.</summary>
    /// <exception cref="OverflowException">It is larger than any amount.</exception>
    public static Money Round(decimal euro) => new((long)Math.Round(euro * 100, MidpointRounding.AwayFromZero));

    /// <summary>A share of it in percent, rounded to the cent: the tax on a sum.</summary>
    public Money Percent(decimal percent) => Round(Euro * percent / 100);

    /// <summary>Reads what the owner types: <c>149</c>, <c>149.5</c>, <c>149,00</c>; no separators of thousands, no sign, at most two decimals and eight digits before them.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money)
    {
        money = Zero;
        var parts = (text ?? "").Split('.', ',');
        if (parts.Length > 2 || parts[0].Length is 0 or > 8 || (parts.Length == 2 && parts[1].Length is 0 or > 2) || !parts.All(part => part.All(char.IsAsciiDigit))) return false;
        money = new Money((long.Parse(parts[0], CultureInfo.InvariantCulture) * 100) + (parts.Length == 2 ? long.Parse(parts[1].PadRight(2, '0'), CultureInfo.InvariantCulture) : 0));
        return true;
    }

    /// <summary>Two decimals, with a point, as scripts and formats read it: <c>149.00</c>.</summary>
    public override string ToString() => Euro.ToString("0.00", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

#pragma warning disable CS1591 // arithmetic is what it is
    public static Money operator +(Money a, Money b) => new(a.Cents + b.Cents);

    public static Money operator -(Money a, Money b) => new(a.Cents - b.Cents);

    public static Money operator *(Money a, int times) => new(a.Cents * times);

    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;

    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;

    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;

    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;
#pragma warning restore CS1591
}
