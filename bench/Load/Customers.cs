using System.Buffers.Binary;
using System.Security.Cryptography;
using JkLab.LicenseCore;

namespace JkLab.Bench.Load;

/// <summary>
/// The licences of a database of a given size, and computers without end: computed from their index, so that whoever fills the database
/// and whoever sends requests agree without a list.
/// </summary>
/// <remarks>
/// Licence numbers and keys are random and ascend with the index, so that a database is filled in the order of its indexes. A request
/// picks a licence at random, so the order helps nobody later.
/// </remarks>
internal sealed class Customers(int count)
{
    /// <summary>Seats of each licence, more than any run uses.</summary>
    internal const int Seats = 1000;

    private readonly ulong stride = (1UL << 32) / (ulong)count;

    /// <summary>How many licences there are.</summary>
    internal int Count => count;

    /// <summary>The number of a licence.</summary>
    internal uint LicenseId(int index) => (uint)((ulong)index * stride + 1 + Mix((ulong)index) % (stride - 1));

    /// <summary>The key of a licence; its first 32 bits are the number.</summary>
    internal LicenseKey Key(int index)
    {
        var bytes = new byte[20];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, LicenseId(index));
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(4), Mix(~(ulong)index));
        return LicenseKey.Create(new Given(bytes));
    }

    /// <summary>A computer.</summary>
    internal static SystemId Computer(long number)
    {
        var hardware = $"{Mix((ulong)number):x16}{Mix(~(ulong)number):x16}";
        return SystemId.From(SystemComponent.Create("KBRS", SystemComponent.MachineId, hardware) ?? throw new InvalidOperationException("unusable: " + hardware));
    }

    /// <summary>Spreads a number over 64 bits (the finalizer of SplitMix64).</summary>
    internal static ulong Mix(ulong x)
    {
        x += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }

    private sealed class Given(byte[] bytes) : RandomNumberGenerator
    {
        public override void GetBytes(byte[] data) => bytes.AsSpan(0, data.Length).CopyTo(data);
    }
}
