namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// The checksum of ZIP members (PKWARE APPNOTE 4.4.7; the polynomial of IEEE 802.3, reflected: EDB88320). The framework's ZIP reader does not compare it, and a
/// digit of an amount that changed on the way would otherwise be booked.
/// </summary>
internal struct Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private uint inverted;

    /// <summary>The sum of all that was added.</summary>
    public readonly uint Value => inverted;

    /// <summary>Adds the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var sum = ~inverted;
        foreach (var each in bytes) sum = (sum >> 8) ^ Table[(byte)sum ^ each];
        inverted = ~sum;
    }

    private static uint Remainder(int value)
    {
        var sum = (uint)value;
        for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        return sum;
    }
}
