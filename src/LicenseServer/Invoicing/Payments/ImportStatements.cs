using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Statements;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>
/// Takes bank statements in. All files are read to their end first, so that nothing is booked of one that is damaged; then they are booked, some entries to
/// a transaction, each with all that follows from it. Interrupted anywhere and repeated, the end is the same: what was booked is known.
/// </summary>
internal sealed class ImportStatements(Database database, SellerSettings settings, BookEntry book, RandomNumberGenerator random)
{
    private const int InOneTransaction = 1000; // the pages that they share are written once
    private const int WhereOthersWrite = 250; // rows of other servers are not kept for long

    /// <summary>Reads the files without booking anything.</summary>
    /// <param name="files">Which.</param>
    /// <param name="step">Called for each entry.</param>
    /// <exception cref="OwnerException">One cannot be read or is of another account.</exception>
    internal IReadOnlyList<CheckedFile> Check(IEnumerable<StatementFile> files, Action step)
    {
        var reader = Reader(out _);
        return [.. files.Select(file => reader.Check(file, step))];
    }

    /// <summary>The seller's account.</summary>
    /// <exception cref="OwnerException">Nobody has said which it is.</exception>
    internal OwnAccount Account() => settings.Iban is { } iban ? OwnAccount.Of(iban)
        : throw new OwnerException("nobody has said to which account money comes: Seller:Iban is missing", "set it in appsettings.json of the data folder");

    /// <summary>Books them.</summary>
    /// <param name="files">Which; they were checked.</param>
    /// <param name="actor">Through which door they came.</param>
    /// <param name="step">Called for each entry.</param>
    /// <exception cref="OwnerException">One cannot be read any more.</exception>
    internal ImportResult Run(IReadOnlyList<CheckedFile> files, Actor actor, Action step)
    {
        var reader = Reader(out var finder);
        var result = new ImportResult();
        foreach (var file in files)
        {
            var known = new KnownEntries(file, random);
            foreach (var entries in Ahead.Of(reader.Read(file.File).Chunk(database.IsShared ? WhereOthersWrite : InOneTransaction)))
            {
                result.Add(database.Write<ImportResult>(session => Book(session, entries, known, finder, actor)).Value);
                foreach (var _ in entries) step();
            }
        }

        return result;
    }

    private EntryReader Reader(out ReferenceFinder finder)
    {
        finder = new ReferenceFinder(database.Read(Receivable.ReferenceLengths));
        return new EntryReader(settings.Iban!, finder);
    }

    private ImportResult Book(Session session, ReadEntry[] entries, KnownEntries known, ReferenceFinder finder, Actor actor)
    {
        var part = new ImportResult();
        known.BeginTransaction();
        foreach (var read in entries)
        {
            var entry = read.Entry;
            if (entry.Kind != EntryKind.Payment)
            {
                part.Ignore(entry.Kind == EntryKind.Return ? BookReturn.Run(session, read, actor) : null);
                continue;
            }

            var (payment, invoice) = book.Run(session, read, known, finder, actor);
            part.Take(payment, invoice);
        }

        return part;
    }
}
