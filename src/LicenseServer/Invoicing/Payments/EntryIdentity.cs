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
/// <remarks>
/// The same entry looks different in camt and in CSV, and in versions of camt. So where no hash is known, an entry of the same day and amount is taken for
/// the same if their texts agree and their references, where both have one; each stored one is found once in an import.
/// </remarks>
internal sealed class EntryIdentity(string iban)
{
    private readonly Dictionary<UInt128, int> equals = [];
    private readonly HashSet<long> found = [];
    private int statement;

    /// <summary>A file begins.</summary>
    internal void Begin() => equals.Clear();

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
        return Convert.ToHexStringLower(hash) + (place == 1 || entry.BankReference is not null ? "" : $"-{place}");
    }

    /// <summary>The payment that an entry is, or null.</summary>
    internal long? Find(Session session, StatementEntry entry, string identity)
    {
        var known = session.QueryFirstOrDefault<long?>("SELECT payment_id FROM payment_identities WHERE identity = @identity", new { identity })
            ?? Candidates(session, entry).FirstOrDefault(candidate => !found.Contains(candidate.Id) && IsSame(candidate, entry))?.Id;
        if (known is { } id) found.Add(id);
        return known;
    }

    /// <summary>Notes that a stored payment was found, so that no other entry of this import is taken for it.</summary>
    internal void Note(long id) => found.Add(id);

    private static IReadOnlyList<Candidate> Candidates(Session session, StatementEntry entry) => session.Query(
        "SELECT id, payer, remittance, bank_reference FROM payments WHERE booked_on = @BookedOn AND amount = @cents ORDER BY id",
        new { entry.BookedOn, cents = entry.Amount.Cents }, row => new Candidate(row.GetInt64(0), row.GetText(1), row.GetString(2), row.GetText(3)));

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

    private sealed record Candidate(long Id, string? Payer, string Remittance, string? BankReference);
}
