namespace JkLab.LicenseCore.Text;

/// <summary>Entries of one width, one after the other in bytes, that ascend as the bytes compare.</summary>
internal static class Sorted
{
    /// <summary>Whether they do ascend, none standing there twice.</summary>
    internal static bool IsAscending(ReadOnlySpan<byte> entries, int width)
    {
        for (var at = width; at < entries.Length; at += width)
        {
            if (entries.Slice(at - width, width).SequenceCompareTo(entries.Slice(at, width)) >= 0) return false;
        }

        return true;
    }

    /// <summary>Whether an entry is among them, found by halving.</summary>
    internal static bool Contains(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> entry)
    {
        int low = 0, high = entries.Length / entry.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = entries.Slice(middle * entry.Length, entry.Length).SequenceCompareTo(entry);
            if (order == 0) return true;
            if (order < 0) low = middle + 1;
            else high = middle;
        }

        return false;
    }
}
