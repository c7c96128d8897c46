using System.Security.Cryptography;
using System.Text;

namespace JkLab.LicenseCore;

/// <summary>
/// One thing by which a computer is known, such as its SMBIOS UUID: a name and a digest of its value.
/// </summary>
/// <remarks>
/// <c>key = SHA-256("jklab/system-id/v1\0" ‖ product code)</c>, <c>digest = first 16 bytes of HMAC-SHA256(key, name "=" value "\n")</c>.
/// The value itself is not kept: only the digest is ever stored, and not even that leaves the computer.
/// </remarks>
public sealed record SystemComponent
{
    /// <summary>The board's UUID, on Windows.</summary>
    public const string SmbiosUuid = "smbios-uuid";

    /// <summary>The serial number of the disk that holds the system, on Windows.</summary>
    public const string DiskSerial = "disk-serial";

    /// <summary>What the Windows installation calls itself.</summary>
    public const string MachineGuid = "machine-guid";

    /// <summary>What the Linux installation calls itself.</summary>
    public const string MachineId = "machine-id";

    /// <summary>The board's UUID, on macOS.</summary>
    public const string PlatformUuid = "platform-uuid";

    /// <summary>16 random bytes of the client's own, last on every list.</summary>
    public const string InstallId = "install-id";

    /// <summary>Bytes of a digest.</summary>
    public const int DigestLength = 16;

    private const string BoardMakersPlaceholder = "03000200040005000006000700080009";
    private readonly byte[] key;
    private readonly byte[] digest;

    private SystemComponent(string product, string name, byte[] key, byte[] digest)
    {
        Product = product;
        Name = name;
        this.key = key;
        this.digest = digest;
    }

    /// <summary>The product code for which the digest was made.</summary>
    public string Product { get; }

    /// <summary>One of the constants of this type.</summary>
    public string Name { get; }

    /// <summary>16 bytes by which the value can be recognized and from which it cannot be learned.</summary>
    public ReadOnlySpan<byte> Digest => digest;

    /// <summary>Whether the component belongs to the hardware, not to an installation.</summary>
    public bool IsHardware => Name is SmbiosUuid or DiskSerial;

    /// <summary>The component, or null when what was read is no use: empty, too short, a placeholder.</summary>
    /// <param name="product">The product code as registered, ASCII.</param>
    /// <param name="name">One of the constants of this type.</param>
    /// <param name="read">What the platform returned, in any writing.</param>
    public static SystemComponent? Create(string product, string name, string? read)
    {
        var value = Normalize(name, read ?? "");
        if (!IsUsable(name, value)) return null;
        var key = KeyOf(product);
        var digest = Hmac(key, Encoding.ASCII.GetBytes(name + "=" + value + "\n")).AsSpan(0, DigestLength).ToArray();
        return new SystemComponent(product, name, key, digest);
    }

    /// <summary>A component that was recorded earlier, from its digest.</summary>
    /// <exception cref="ArgumentException">The digest is not 16 bytes.</exception>
    public static SystemComponent FromDigest(string product, string name, ReadOnlySpan<byte> digest)
    {
        if (digest.Length != DigestLength) throw new ArgumentException("a digest is 16 bytes", nameof(digest));
        return new SystemComponent(product, name, KeyOf(product), digest.ToArray());
    }

    /// <summary>Whether both are the same component with the same value.</summary>
    public bool Equals(SystemComponent? other) =>
        other is not null && Product == other.Product && Name == other.Name && Digest.SequenceEqual(other.Digest);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name) ^ (digest[0] << 8) ^ digest[1];

    /// <summary>The component's name. Its digest is nobody's business.</summary>
    public override string ToString() => Name;

    /// <summary>The normalized value: letters and digits of a disk serial, hexadecimal digits of everything else, lower case.</summary>
    internal static string Normalize(string name, string read)
    {
        var value = new StringBuilder(read.Length);
        foreach (var c in read)
        {
            var lower = c is >= 'A' and <= 'Z' ? (char)(c + 32) : c;
            if (lower is (>= '0' and <= '9') or (>= 'a' and <= 'f') || (name == DiskSerial && lower is >= 'g' and <= 'z')) value.Append(lower);
        }

        return value.ToString();
    }

    internal byte[] Hmac(byte[] message) => Hmac(key, message);

    // QEMU numbers its disks QM00001 and on; the placeholder is what boards carry whose maker never filled the field in.
    private static bool IsUsable(string name, string value) => name == DiskSerial
        ? value.Length >= 6 && HasThreeDifferent(value) && !value.StartsWith("qm0000", StringComparison.Ordinal)
        : value.Length == 32 && HasThreeDifferent(value) && value != BoardMakersPlaceholder;

    private static bool HasThreeDifferent(string value) => value.Distinct().Skip(2).Any();

    private static byte[] KeyOf(string product)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(Encoding.ASCII.GetBytes("jklab/system-id/v1\0" + product));
    }

    private static byte[] Hmac(byte[] key, byte[] message)
    {
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(message);
    }
}
