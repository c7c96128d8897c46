using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>
/// Knows the entries of a file again that came in before: by their names; or, since the same entry looks different in camt and in CSV and in versions of
/// camt, by day and amount, where another statement brought a payment whose text agrees, and whose reference, where both have one.
/// </summary>
/// <param name="file">The file. A stored payment is found once in each of its statements, and by the entry that is it exactly, where the statement has that too.</param>
/// <param name="random">The random source.</param>
internal sealed class KnownEntries(CheckedFile file, RandomNumberGenerator random)
{
    private const int MostCompared = 500; // of one day and amount

    private readonly Dictionary<(string, Money), bool> othersOf = [];
    private readonly Dictionary<int, long> imports = [];
    private readonly HashSet<(int Statement, long Id)> found = [];

    /// <summary>This import of the statement that an entry is in.</summary>
    internal long ImportOf(ReadEntry read)
    {
        if (imports.TryGetValue(read.Entry.Statement, out var known)) return known;
        return imports[read.Entry.Statement] = NewId.Long(random);
    }

    /// <summary>A transaction begins: others may have imported meanwhile.</summary>
    internal void BeginTransaction() => othersOf.Clear();

    /// <summary>The payment that an entry is, or null.</summary>
    internal long? Find(Session session, ReadEntry read)
    {
        if (!HasOthers(session, read)) return null;
        var known = session.QueryFirstOrDefault<long?>("SELECT payment_id FROM payment_identities WHERE identity = @Name", new { read.Name })
            ?? FindSame(session, read, "AND text_key = @Key") ?? FindSame(session, read, "");
        if (known is { } id) found.Add((read.Entry.Statement, id));
        return known;
    }

    private long? FindSame(Session session, ReadEntry read, string condition) => session.Query(
            $"""
            SELECT id, payer, remittance, text_key, bank_reference FROM payments
            WHERE booked_on = @BookedOn AND amount = @cents {condition} AND import_id <> @import ORDER BY id LIMIT @MostCompared
            """,
            new { read.Entry.BookedOn, cents = read.Entry.Amount.Cents, read.Key, import = ImportOf(read), MostCompared },
            row => new Candidate(row.GetInt64(0), row.GetText(1), row.GetString(2), row.GetString(3), row.GetText(4)))
        .FirstOrDefault(candidate => !found.Contains((read.Entry.Statement, candidate.Id)) && IsSame(candidate, read) && !IsAnother(session, candidate, read))?.Id;

    // The statement has an entry that is the stored one by its name, or at least by its text: then this one is not.
    private bool IsAnother(Session session, Candidate stored, ReadEntry read) =>
        session.Query<string>("SELECT identity FROM payment_identities WHERE payment_id = @Id", new { stored.Id }).Any(name => file.Names.Contains(EntryReader.NameIn(read.Entry.Statement, name)))
        || (stored.Key != read.Key && file.Keys.Contains(EntryReader.PlaceIn(read.Entry.Statement, read.Entry.BookedOn, read.Entry.Amount, stored.Key)));

    // Asked once for each day and amount, which in a large import thousands of entries share: where there is none, an entry can be none of them. Where the
    // file's own statements may overlap, what one brought is another to the next.
    private bool HasOthers(Session session, ReadEntry read)
    {
        var entry = read.Entry;
        if (!file.HasSeveral && othersOf.TryGetValue((entry.BookedOn, entry.Amount), out var has)) return has;
        return othersOf[(entry.BookedOn, entry.Amount)] = session.QueryFirstOrDefault<long?>(
            "SELECT id FROM payments WHERE booked_on = @BookedOn AND amount = @cents AND import_id <> @import LIMIT 1",
            new { entry.BookedOn, cents = entry.Amount.Cents, import = ImportOf(read) }) is not null;
    }

    private static bool IsSame(Candidate stored, ReadEntry read)
    {
        var entry = read.Entry;
        if (stored.BankReference is not null && entry.BankReference is not null && stored.BankReference != entry.BankReference) return false;
        return Agree(PaymentText.Plain(stored.Payer ?? ""), PaymentText.Plain(entry.Payer ?? "")) && Agree(EntryText.Telling(stored.Remittance), EntryText.Telling(read.Text));
    }

    // Banks cut, and put more into one kind of statement than into another; but a number that goes on is another number.
    private static bool Agree(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var at = longer.IndexOf(shorter, StringComparison.Ordinal);
        var end = at + shorter.Length;
        return at >= 0 && (shorter.Length == 0 || ((at == 0 || !AreDigits(longer[at - 1], longer[at])) && (end == longer.Length || !AreDigits(longer[end - 1], longer[end]))));
    }

    private static bool AreDigits(char one, char other) => char.IsAsciiDigit(one) && char.IsAsciiDigit(other);

    private sealed record Candidate(long Id, string? Payer, string Remittance, string Key, string? BankReference);
}
