using System.Text;

namespace JkLab.LicenseCore;

/// <summary>What an activation code grants, to whom and for how long.</summary>
public sealed record ActivationTerms
{
    /// <summary>The longest licensee, in bytes of UTF-8.</summary>
    public const int MaxLicenseeBytes = 80;

    /// <summary>What the code is bound to.</summary>
    public required LicenseKind Kind { get; init; }

    /// <summary>The product's number, 1 to 255.</summary>
    public required int Product { get; init; }

    /// <summary>The edition's number, 1 to 255.</summary>
    public required int Edition { get; init; }

    /// <summary>The licence number: random, unique, not 0.</summary>
    public required uint License { get; init; }

    /// <summary>The computer; null for <see cref="LicenseKind.Unbound"/> and for no other kind.</summary>
    public SystemId? SystemId { get; init; }

    /// <summary>The day of issue.</summary>
    public required Day IssuedOn { get; init; }

    /// <summary>The last valid day; null means for ever, which a trial must not be.</summary>
    public Day? ExpiresOn { get; init; }

    /// <summary>The last build date that is covered; null means every build.</summary>
    public Day? UpdatesUntil { get; init; }

    /// <summary>The seat, 1 to 4095.</summary>
    public required int Seat { get; init; }

    /// <summary>Which issue of that seat on that day this is, 0 to 15.</summary>
    public int Issue { get; init; }

    /// <summary>16 flags whose meaning is the product's.</summary>
    public ushort Features { get; init; }

    /// <summary>The name to whom the program says it is licensed, or null.</summary>
    public string? Licensee { get; init; }

    /// <summary>The licensee as it is written into a code: normalized (NFC), without white space around it, null when nothing is left.</summary>
    /// <returns>False when it is no well-formed text or longer than <see cref="MaxLicenseeBytes"/>.</returns>
    public static bool TryNormalizeLicensee(string? licensee, out string? normalized)
    {
        normalized = null;
        if (string.IsNullOrWhiteSpace(licensee)) return true;
        try
        {
            normalized = licensee!.Trim().Normalize(NormalizationForm.FormC);
            return StrictUtf8.GetByteCount(normalized) <= MaxLicenseeBytes;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    internal static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
}
