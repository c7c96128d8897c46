using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>
/// Reads the entries of statements and names them: a hash of account, day, amount, payer, text and the bank's reference. Those that are equal in
/// all of it are told apart by their place among their equals in a statement: the same statement, or one that overlaps it, has them in the same number.
/// </summary>
/// <param name="iban">The seller's account.</param>
/// <param name="finder">Finds the references in them.</param>
internal sealed class EntryReader(string iban, ReferenceFinder finder)
{
    /// <summary>So many are sorted at once: they lie in memory.</summary>
    private const int InOnePart = 20_000;

    /// <summary>An entry of a statement by its name.</summary>
    internal static UInt128 NameIn(int statement, string name) => Hash($"{statement}|{name}");

    /// <summary>An entry of a statement by day, amount and key.</summary>
    internal static UInt128 PlaceIn(int statement, string bookedOn, Money amount, string key) => Hash($"{statement}|{bookedOn}|{amount}|{key}");

    /// <summary>Reads a file to its end.</summary>
    /// <param name="file">Which.</param>
    /// <param name="step">Called for each entry.</param>
    /// <exception cref="OwnerException">It cannot be read, or is of another account.</exception>
    internal CheckedFile Check(StatementFile file, Action step)
    {
        var (entries, statements, names, keys) = (0L, new HashSet<int>(), new HashSet<UInt128>(), new HashSet<UInt128>());
        foreach (var read in Name(file.Read()))
        {
            entries++;
            step();
            if (read.Entry.Kind != EntryKind.Payment) continue;
            statements.Add(read.Entry.Statement);
            names.Add(NameIn(read.Entry.Statement, read.Name));
            keys.Add(PlaceIn(read.Entry.Statement, read.Entry.BookedOn, read.Entry.Amount, read.Key));
        }

        return new CheckedFile(file, entries, statements.Count > 1, names, keys);
    }

    /// <summary>
    /// The entries of a file. What came in stands in the order of the references, not of the file: that is about the order in which the invoices lie in the
    /// database, and a page of it is written once for many of them.
    /// </summary>
    internal IEnumerable<ReadEntry> Read(StatementFile file) => Name(file.Read()).Select(WithReferences)
        .Chunk(InOnePart).SelectMany(part => part.OrderBy(read => read.Turn).ThenBy(read => read.References.Count > 0 ? PaymentReference.BodyOf(read.References[0]) : "", StringComparer.Ordinal));

    private static UInt128 Hash(string text) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private ReadEntry WithReferences(ReadEntry read) => read.Entry.Kind == EntryKind.Payment ? read with { References = finder.FindDelimited(read.Text) } : read;

    private IEnumerable<ReadEntry> Name(IEnumerable<StatementEntry> entries)
    {
        var (equals, statement, turn) = (new Dictionary<UInt128, int>(), 0, 0);
        foreach (var entry in entries)
        {
            if (entry.Kind == EntryKind.Ignored) yield return new ReadEntry(entry, turn);
            if (entry.Kind == EntryKind.Ignored) continue;
            if (entry.Statement != statement) equals.Clear();
            statement = entry.Statement;
            var (text, payer) = (EntryText.Of(entry), PaymentText.Plain(entry.Payer ?? ""));
            var isReturn = entry.Kind == EntryKind.Return;
            var hash = Hash(string.Join('\n', [iban, entry.BookedOn, entry.Amount.ToString(), payer, PaymentText.Plain(text), entry.BankReference, .. isReturn ? ["returned"] : Array.Empty<string>()]));
            var place = equals[hash] = equals.GetValueOrDefault(hash) + 1;
            yield return new ReadEntry(entry, isReturn ? ++turn : turn)
            {
                Text = text,
                Name = hash.ToString("x32", CultureInfo.InvariantCulture) + (place == 1 ? "" : $"-{place}"),
                Key = $"{payer}|{EntryText.Telling(text)}",
            };
            if (isReturn) turn++;
        }
    }
}
