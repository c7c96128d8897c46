using System.Data.Common;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Activation;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Revocation;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>What the database that a restored one replaces knows better.</summary>
/// <param name="IssueFloor">Where issue numbers begin today.</param>
/// <param name="Keys">Every signing key, and which one is active.</param>
/// <param name="Retired">What the keys signed that sign no more.</param>
/// <param name="Revoked">The licences and seats that are revoked.</param>
/// <param name="InvoiceNumbers">The last invoice number given in each year.</param>
internal sealed record Replaced(int IssueFloor, IReadOnlyList<StoredKey> Keys, IReadOnlyList<RetiredKey> Retired, RevokedContent Revoked, IReadOnlyList<(int Year, int Last)> InvoiceNumbers)
{
    private const int Named = 10;
    private static readonly Replaced Nothing = new(0, [], [], new RevokedContent([], [], []), []);

    /// <summary>What was revoked and is not in the database that takes its place: a line each for licences and seats that both know.</summary>
    internal IEnumerable<string> LostRevocations(Session session)
    {
        var after = RevokedContent.Read(session);
        var licenses = Revoked.Licenses.Except(after.Licenses).Where(IsKnown).ToList();
        if (licenses.Count > 0) yield return $"{Count(licenses.Count, "licence")} revoked since this backup and not any more: {List(licenses)}; 'jklab license revoke NUMBER --reason TEXT' does it again";
        var seats = Revoked.Seats.ExceptBy(after.Seats.Select(seat => (seat.License, seat.Seat)), seat => (seat.License, seat.Seat)).Where(seat => IsKnown(seat.License)).ToList();
        if (seats.Count > 0)
        {
            yield return $"{Count(seats.Count, "seat")} revoked since this backup and not any more: {List(seats.Select(seat => $"{seat.License} seat {seat.Seat}"))}; "
                + "free each with 'jklab activation release' where it is held again, then 'jklab revocation add NUMBER --seat N --reason TEXT'";
        }

        bool IsKnown(uint license) => session.ExecuteScalar<long>("SELECT COUNT(*) FROM licenses WHERE id = @id", new { id = (long)license }) > 0;
    }

    /// <summary>Passes over the invoice numbers that were given since, so that none is given twice: a line each.</summary>
    internal IEnumerable<string> PassOverNumbers(Session session, DateTimeOffset now)
    {
        var known = SkipNumbers.Given(session);
        foreach (var (year, last) in InvoiceNumbers.Where(given => known.FirstOrDefault(one => one.Year == given.Year).Last < given.Last))
        {
            if (SkipNumbers.Run(session, year, last, now).TryGet(out var first, out _))
                yield return $"the invoice numbers {first} to {last} of {year} were given since this backup and are passed over; their documents are in what was there before";
        }

        if (InvoiceNumbers.Count == 0 && known.Count > 0)
            yield return "if invoices were issued since this backup, their numbers would be given again: 'jklab invoice skip --year Y --to N' passes them over";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what} was" : $"{count} {what}s were";

    private static string List<T>(IEnumerable<T> numbers) =>
        "licence number " + string.Join(", ", numbers.Take(Named)) + (numbers.Count() > Named ? $" and {numbers.Count() - Named} more" : "");

    /// <summary>Reads it. It may be damaged, which is why it is replaced: then it has nothing to say.</summary>
    internal static Replaced Read(CliContext context)
    {
        try
        {
            using var database = new Database(StorageSettings.Engine(context.Settings, context.Folder), () => "", context.Time);
            return database.Engine.Version() == 0
                ? Nothing
                : database.Read(session => new Replaced(
                    Activation.IssueFloor.Of(session, Day.Of(context.Time.GetUtcNow())), StoredKey.All(session), RetiredKeys.All(session), RevokedContent.Read(session), SkipNumbers.Given(session)));
        }
        catch (Exception e) when (e is StorageException or DbException or FormatException)
        {
            context.Say("note: the database that was here cannot be read, and nobody knows which key signed last, and what was retired or revoked since this backup");
            return Nothing;
        }
    }
}
