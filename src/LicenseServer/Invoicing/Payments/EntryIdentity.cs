using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Invoicing.Statements;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>
/// Knows an entry again: a hash of account, day, amount, payer, text and the bank's reference. Entries without a reference that are equal in all of it
/// are told apart by their place among their equals in a statement: the same statement, or one that overlaps it, has them in the same number.
/// </summary>
/// <param name="iban">The seller's account.</param>
/// <param name="random">The random source.</param>
/// <remarks>
/// The same entry looks different in camt and in CSV, and in versions of camt. So where no hash is known, an entry of the same day and amount that another
/// file brought is taken for the same if their texts agree and their references, where both have one. Each stored one is found once in a file, and by
/// the entry that is it exactly, where the file has that too.
/// </remarks>
internal sealed class EntryIdentity(string iban, RandomNumberGenerator random)
{
    private const int MostCompared = 500; // of one day and amount

    private readonly Dictionary<UInt128, int> equals = [];
    private readonly Dictionary<(string, Money), bool> othersOf = [];
    private readonly HashSet<long> found = [];
    private CheckedFile? file;
    private (StatementEntry? Entry, string Key) last = (null, "");
    private int statement;

    /// <summary>This file.</summary>
    internal long ImportId { get; private set; }

    /// <summary>Reads a file to its end.</summary>
    internal CheckedFile Check(StatementFile statements)
    {
        Begin(null);
        var (entries, names, keys) = (0L, new HashSet<string>(), new HashSet<string>());
        foreach (var entry in statements.Read())
        {
            entries++;
            if (entry.Kind != EntryKind.Payment) continue;
            names.Add(Of(entry));
            keys.Add(PlaceOf(entry.BookedOn, entry.Amount, KeyOf(entry)));
        }

        return new CheckedFile(statements, entries, names, keys);
    }

    /// <summary>A file begins.</summary>
    internal void Begin(CheckedFile? next)
    {
        file = next;
        equals.Clear();
        othersOf.Clear();
        found.Clear();
        ImportId = NewId.Long(random);
    }

    /// <summary>The name of an entry.</summary>
    internal string Of(StatementEntry entry)
    {
        if (entry.Statement != statement) equals.Clear();
        statement = entry.Statement;
        var content = string.Join('\n', iban, entry.BookedOn, entry.Amount, PaymentText.Plain(entry.Payer ?? ""), PaymentText.Plain(EntryText.Of(entry)), entry.BankReference);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16);
        var key = new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
        var place = equals.GetValueOrDefault(key) + 1;
        equals[key] = place;
        return Convert.ToHexStringLower(hash) + (place == 1 ? "" : $"-{place}");
    }

    /// <summary>The payment that an entry is, or null.</summary>
    internal long? Find(Session session, StatementEntry entry, string identity)
    {
        var known = session.QueryFirstOrDefault<long?>("SELECT payment_id FROM payment_identities WHERE identity = @identity", new { identity })
            ?? FindSame(session, entry, "AND text_key = @key") ?? (HasOthers(session, entry) ? FindSame(session, entry, "") : null);
        if (known is { } id) found.Add(id);
        return known;
    }

    /// <summary>Payer and text as they are compared.</summary>
    internal string KeyOf(StatementEntry entry)
    {
        if (!ReferenceEquals(entry, last.Entry)) last = (entry, PaymentText.Plain(entry.Payer ?? "") + "|" + EntryText.Telling(EntryText.Of(entry)));
        return last.Key;
    }

    private long? FindSame(Session session, StatementEntry entry, string condition) => session.Query(
            $"""
            SELECT id, payer, remittance, text_key, bank_reference FROM payments
            WHERE booked_on = @BookedOn AND amount = @cents {condition} AND import_id <> @ImportId ORDER BY id LIMIT @MostCompared
            """,
            new { entry.BookedOn, cents = entry.Amount.Cents, key = KeyOf(entry), ImportId, MostCompared },
            row => new Candidate(row.GetInt64(0), row.GetText(1), row.GetString(2), row.GetString(3), row.GetText(4)))
        .FirstOrDefault(candidate => !found.Contains(candidate.Id) && IsSame(candidate, entry) && !IsAnother(session, candidate, entry))?.Id;

    // The file has an entry that is the stored one by its name, or at least by its text: then this one is not.
    private bool IsAnother(Session session, Candidate stored, StatementEntry entry) =>
        session.Query<string>("SELECT identity FROM payment_identities WHERE payment_id = @Id", new { stored.Id }).Any(file!.Identities.Contains)
        || (stored.Key != KeyOf(entry) && file.Keys.Contains(PlaceOf(entry.BookedOn, entry.Amount, stored.Key)));

    private static string PlaceOf(string bookedOn, Money amount, string key) => $"{bookedOn}|{amount}|{key}";

    // Asked once for each day and amount, which in a large import thousands of entries share.
    private bool HasOthers(Session session, StatementEntry entry)
    {
        if (othersOf.TryGetValue((entry.BookedOn, entry.Amount), out var has)) return has;
        return othersOf[(entry.BookedOn, entry.Amount)] = session.QueryFirstOrDefault<long?>(
            "SELECT id FROM payments WHERE booked_on = @BookedOn AND amount = @cents AND import_id <> @ImportId LIMIT 1", new { entry.BookedOn, cents = entry.Amount.Cents, ImportId }) is not null;
    }

    private static bool IsSame(Candidate stored, StatementEntry entry)
    {
        if (stored.BankReference is not null && entry.BankReference is not null && stored.BankReference != entry.BankReference) return false;
        return Agree(PaymentText.Plain(stored.Payer ?? ""), PaymentText.Plain(entry.Payer ?? "")) && Agree(EntryText.Telling(stored.Remittance), EntryText.Telling(EntryText.Of(entry)));
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
