namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Refuses to go on when a reader takes in more than 4 MiB without a step forward. An XML reader hands out whole names, attributes and texts, and holds them in
/// memory until it does: this is what bounds them, since its own settings bound the document alone.
/// </summary>
/// <param name="inner">Where it reads.</param>
/// <param name="name">The file, for the message.</param>
internal sealed class StepStream(Stream inner, string name) : ForwardStream
{
    private const int MaxStep = 4 << 20;

    private long taken;

    /// <summary>The reader made a step.</summary>
    public void Step() => taken = 0;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (taken > MaxStep) throw new StatementException($"{name} has a single text of more than {MaxStep >> 20} MiB", "this is no bank's statement; ask the bank for the file once more");
        var count = inner.Read(buffer);
        taken += count;
        return count;
    }
}
