using System.Text;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>
/// A System-ID: 85 bits under tag 2 that name a computer for one product, without telling anything about it.
/// </summary>
/// <remarks>
/// <para><c>first 85 bits of HMAC-SHA256(key, "id\0" ‖ name ‖ "=" ‖ digest)</c> of one <see cref="SystemComponent"/>. As bytes in
/// signed messages: 11, the low 3 bits zero.</para>
/// <para>Made of hardware where possible, so that reinstalling the system or changing the disk keeps it and a cloned disk does not
/// carry it along. Another product on the same computer has another System-ID.</para>
/// </remarks>
public sealed record SystemId
{
    /// <summary>Bytes of a System-ID in a signed message.</summary>
    public const int ByteLength = ShortCode.ByteLength;

    private readonly byte[] bytes;
    private readonly string text;

    private SystemId(byte[] bytes)
    {
        this.bytes = bytes;
        text = ShortCode.Print(ShortCode.SystemIdTag, bytes);
    }

    /// <summary>The first 16 bits, as an activation code repeats them.</summary>
    public int Hint => (bytes[0] << 8) | bytes[1];

    /// <summary>The System-ID that a component gives.</summary>
    public static SystemId From(SystemComponent component)
    {
        var message = new List<byte>(Encoding.ASCII.GetBytes("id\0" + component.Name + "="));
        message.AddRange(component.Digest.ToArray());
        var bytes = component.Hmac(message.ToArray()).AsSpan(0, ByteLength).ToArray();
        bytes[ByteLength - 1] &= 0xf8;
        return new SystemId(bytes);
    }

    /// <summary>Reads a typed System-ID in either case, with or without hyphens and spaces. Never throws and never repairs silently.</summary>
    public static Parsed<SystemId> Parse(string? text) =>
        ShortCode.Parse(ShortCode.SystemIdTag, text, bits => new SystemId(bits));

    /// <summary>The bytes as they stand in signed messages.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Whether both name the same computer.</summary>
    public bool Equals(SystemId? other) => other is not null && text == other.text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);

    /// <summary>The System-ID as printed.</summary>
    public override string ToString() => text;
}
