namespace JkLab.LicenseCore;

/// <summary>
/// What may follow the fixed part of a payload: <c>type (1) length (1) value</c>, types strictly ascending, then zero bytes.
/// </summary>
/// <remarks>
/// Types 1 to 127 may be ignored when unknown, 128 to 255 are critical. A type byte 0 starts the padding. Type 1 is the licensee:
/// UTF-8, 1 to 80 bytes. All extensions with their headers take at most 96 bytes, so that a code has at most 11 lines.
/// </remarks>
internal static class Extensions
{
    private const int LicenseeType = 1;
    private const int FirstCriticalType = 128;
    private const int HeaderLength = 2;
    private const int MaxLength = 96;

    internal static byte[] Write(string? licensee)
    {
        if (licensee is null) return [];
        var value = ActivationTerms.StrictUtf8.GetBytes(licensee);
        return [LicenseeType, (byte)value.Length, .. value];
    }

    internal static string? Licensee(ReadOnlySpan<byte> area)
    {
        // The licensee has the lowest type, so it comes first or not at all.
        if (area.Length <= HeaderLength || area[0] != LicenseeType || HeaderLength + area[1] > area.Length) return null;
        return DecodeUtf8(area.Slice(HeaderLength, area[1]));
    }

    /// <summary>How many bytes the extensions take, and whether one of them is critical and unknown; false when they are malformed.</summary>
    internal static bool TryMeasure(ReadOnlySpan<byte> area, out int used, out bool unknownCritical)
    {
        used = 0;
        unknownCritical = false;
        var previousType = 0;
        while (used < area.Length && area[used] != 0)
        {
            if (used + HeaderLength > area.Length) return false;
            int type = area[used], length = area[used + 1];
            if (type <= previousType || used + HeaderLength + length > area.Length) return false;
            if (type == LicenseeType && !IsLicensee(area.Slice(used + HeaderLength, length))) return false;
            unknownCritical |= type >= FirstCriticalType;
            previousType = type;
            used += HeaderLength + length;
        }

        return used <= MaxLength && IsZero(area.Slice(used));
    }

    private static bool IsZero(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b != 0) return false;
        }

        return true;
    }

    private static bool IsLicensee(ReadOnlySpan<byte> value) =>
        value.Length is >= 1 and <= ActivationTerms.MaxLicenseeBytes && DecodeUtf8(value) is not null;

    private static string? DecodeUtf8(ReadOnlySpan<byte> value)
    {
        try
        {
            return ActivationTerms.StrictUtf8.GetString(value.ToArray());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
