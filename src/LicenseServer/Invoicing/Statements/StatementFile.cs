using System.Text;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// A file from the seller's bank: camt.052 or camt.053 in XML, a ZIP of such files, or CSV from the bank's web page. It is read as a stream, entry by entry,
/// with flat memory; whatever is wrong with it, however late that is noticed, is a <see cref="StatementException"/>, and nothing of the file counts then.
/// </summary>
internal sealed class StatementFile : IDisposable
{
    /// <summary>Larger files are refused unread: 512 MiB.</summary>
    public const long MaxBytes = 512L << 20;

    private const int Entry = 500; // bytes
    private const int PackedEntry = 25;

    private readonly Stream stream;
    private readonly string name;
    private readonly OwnAccount own;
    private readonly ColumnMapping? mapping;

    /// <summary>Old encodings, which banks still declare and write.</summary>
    static StatementFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private StatementFile(Stream stream, string name, OwnAccount own, ColumnMapping? mapping)
    {
        (this.stream, this.name, this.own, this.mapping) = (stream, StatementText.Line(name), own, mapping);
        if (!stream.CanSeek) throw new StatementException($"{this.name} is no regular file", "copy it to a file first");
        if (stream.Length > MaxBytes) throw new StatementException($"{this.name} is larger than {MaxBytes >> 20} MiB", "ask the bank for statements of shorter periods");
        Format = StatementSniffer.Recognize(Head(), this.name);
    }

    /// <summary>What it is.</summary>
    public StatementFormat Format { get; }

    /// <summary>How many entries a file of this size has, roughly.</summary>
    public long EstimatedEntries => stream.Length / (Format == StatementFormat.Zip ? PackedEntry : Entry);

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="own">The seller's account.</param>
    /// <param name="mapping">The columns of a CSV file whose names are unknown; other files do without.</param>
    /// <exception cref="StatementException">It cannot be read, is too large, or is certainly no statement.</exception>
    public static StatementFile Open(string path, OwnAccount own, ColumnMapping? mapping = null)
    {
        var name = Path.GetFileName(path);
        return Open(StatementGuard.Watch(name, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16)), name, own, mapping);
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="stream">The content; it can seek, and is closed with the file.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="own">The seller's account.</param>
    /// <param name="mapping">The columns of a CSV file whose names are unknown; other files do without.</param>
    /// <exception cref="StatementException">It cannot be read, is too large, or is certainly no statement.</exception>
    public static StatementFile Open(Stream stream, string name, OwnAccount own, ColumnMapping? mapping = null)
    {
        try
        {
            return StatementGuard.Watch(name, () => new StatementFile(stream, name, own, mapping));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the entries, from the beginning each time, while they are enumerated.</summary>
    /// <exception cref="StatementException">The file is damaged, is no statement, or has none of the seller's account: that is known at its end.</exception>
    public IEnumerable<StatementEntry> Read()
    {
        stream.Position = 0;
        var accounts = new SeenAccounts(own);
        var entries = Format switch
        {
            StatementFormat.Camt => CamtReader.Read(stream, name, accounts),
            StatementFormat.Zip => ZipReader.Read(stream, name, accounts),
            _ => CsvStatement.Read(stream, name, accounts, mapping),
        };
        foreach (var entry in entries) yield return entry;
        accounts.Check(name);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private byte[] Head()
    {
        var head = new byte[StatementSniffer.Length];
        stream.Position = 0;
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }
}
