namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>A file in a ZIP while it is unpacked: held to the limits by what really comes out, whatever the ZIP says of it, and to its checksum at the end.</summary>
/// <param name="inner">What unpacks it.</param>
/// <param name="name">How messages name it.</param>
/// <param name="packed">Its size in the ZIP, in bytes.</param>
/// <param name="left">How many bytes the files of the ZIP may still have together.</param>
/// <param name="checksum">Its checksum, as the ZIP says.</param>
internal sealed class ZipMember(Stream inner, string name, long packed, long left, uint checksum) : ForwardStream
{
    private Crc32 sum;

    /// <summary>How many bytes came out.</summary>
    public long Unpacked { get; private set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Unpacked += count;
        sum.Add(buffer[..count]);
        if (Unpacked > ZipLimits.MaxMember) throw TooLarge($"is larger than {ZipLimits.MaxMember >> 20} MiB when unpacked");
        if (Unpacked > left) throw TooLarge($"is too large: the files have more than {ZipLimits.MaxTotal >> 30} GiB together");
        if (Unpacked > packed * ZipLimits.MaxRatio) throw TooLarge($"grows more than {ZipLimits.MaxRatio} times when unpacked, as no statement does");
        if (count == 0 && buffer.Length > 0 && sum.Value != checksum) throw new StatementException($"{name} is damaged: its checksum is another", "download the ZIP from the bank once more");
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private StatementException TooLarge(string what) => new($"{name} {what}", "do not trust the file; ask the bank for statements of shorter periods");
}
