using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>
/// A deactivation receipt: 85 bits under tag 3 by which a computer without internet says that it gave its activation code up.
/// </summary>
/// <remarks>
/// <para>Day (15 bits) ‖ first 70 bits of <c>HMAC-SHA256(key = SHA-256("jklab/deactivation-key/v1\0" ‖ signature),
/// "jklab/deactivation/v1\0" ‖ System-ID ‖ payload with padding ‖ day (2 bytes))</c>.</para>
/// <para>It proves knowledge of code and System-ID and nothing more: whoever holds both can make one, also in advance. The server
/// therefore bounds releases by a policy, takes each receipt once and refuses days that cannot be.</para>
/// </remarks>
public sealed record DeactivationReceipt
{
    private const int DayBits = 15;
    private const int LastDay = (1 << DayBits) - 1;

    private readonly byte[] bits;
    private readonly string text;

    private DeactivationReceipt(byte[] bits)
    {
        this.bits = bits;
        text = ShortCode.Print(ShortCode.ReceiptTag, bits);
    }

    /// <summary>The day it was made, UTC.</summary>
    public Day Day => new(((bits[0] << 8) | bits[1]) >> (16 - DayBits));

    /// <summary>The receipt for a code that is given up.</summary>
    /// <param name="code">A code bound to one System-ID.</param>
    /// <param name="systemId">The computer it was made for.</param>
    /// <param name="today">Today, UTC; a clock that lags behind the day of issue counts as that day.</param>
    /// <exception cref="ArgumentException">The code is a trial or a site licence: there is no seat to give back.</exception>
    public static DeactivationReceipt Create(ActivationCode code, SystemId systemId, Day today)
    {
        if (code.Kind != LicenseKind.Bound) throw new ArgumentException("only a code bound to one computer can be given back", nameof(code));
        return Make(code, systemId, Math.Min(LastDay, Math.Max(today.Number, code.IssuedOn.Number)));
    }

    /// <summary>Reads a typed receipt in either case, with or without hyphens and spaces. Never throws and never repairs silently.</summary>
    public static Parsed<DeactivationReceipt> Parse(string? text) =>
        ShortCode.Parse(ShortCode.ReceiptTag, text, bits => new DeactivationReceipt(bits));

    /// <summary>Whether it was made from this code on this computer, on whatever day. Compared in constant time.</summary>
    public bool Proves(ActivationCode code, SystemId systemId)
    {
        if (code.Kind != LicenseKind.Bound) return false;
        var expected = Make(code, systemId, Day.Number).bits;
        var difference = 0;
        for (var i = 0; i < expected.Length; i++) difference |= expected[i] ^ bits[i];
        return difference == 0;
    }

    /// <summary>Whether both are the same receipt.</summary>
    public bool Equals(DeactivationReceipt? other) => other is not null && text == other.text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);

    /// <summary>The receipt as printed.</summary>
    public override string ToString() => text;

    private static DeactivationReceipt Make(ActivationCode code, SystemId systemId, int day)
    {
        using var sha = SHA256.Create();
        using var hmac = new HMACSHA256(sha.ComputeHash([.. Encoding.ASCII.GetBytes("jklab/deactivation-key/v1\0"), .. code.Signature]));
        var proof = hmac.ComputeHash(
            [.. Encoding.ASCII.GetBytes("jklab/deactivation/v1\0"), .. systemId.Bytes, .. code.Payload, (byte)(day >> 8), (byte)day]);

        // 15 bits of day, then the proof shifted right by 15 = two bytes less one bit.
        var bits = new byte[ShortCode.ByteLength];
        bits[0] = (byte)(day >> 7);
        bits[1] = (byte)((day << 1) | (proof[0] >> 7));
        for (var i = 2; i < bits.Length; i++) bits[i] = (byte)((proof[i - 2] << 1) | (proof[i - 1] >> 7));
        bits[bits.Length - 1] &= 0xf8;
        return new DeactivationReceipt(bits);
    }
}
