using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Licensing;

/// <summary>What a customer would like to have.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="Email">His address.</param>
/// <param name="Product">The product's code.</param>
/// <param name="Edition">The edition's code.</param>
/// <param name="Seats">Computers at once, 1 to 4095.</param>
/// <param name="Note">What else he says, at most 1000 characters.</param>
public sealed record LicenseRequest(long AccountId, string Email, string Product, string Edition, int Seats, string? Note);

/// <summary>Puts a licence down that a customer asks for: it is pending until the owner approves it, who gets a mail.</summary>
public sealed class RequestLicense(IssueLicenses issue, LicensingLetters letters)
{
    /// <summary>So many requests of an account may wait.</summary>
    public const int MostPending = 5;

    private const int MaxSeats = 4095;

    /// <summary>Puts it down. Refused when too many wait, and when it names what there is not.</summary>
    public Result<License> Run(Session session, LicenseRequest request)
    {
        // Holds the account, so that two requests at the same time do not both count the same.
        if (session.ExecuteScalar<long?>("SELECT a.id FROM accounts a WHERE a.id = @AccountId" + session.ForUpdateOf("a"), new { request.AccountId }) is null)
            return new Refusal(RefusalCodes.NotFound);
        var pending = session.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM licenses WHERE account_id = @AccountId AND status = 'pending'", new { request.AccountId });
        if (pending >= MostPending) return new Refusal(RefusalCodes.RateLimited) { Variant = Variants.Requests };
        if (request.Seats is < 1 or > MaxSeats) return new Refusal(RefusalCodes.MalformedRequest);

        var order = new LicenseOrder
        {
            Product = request.Product,
            Edition = request.Edition,
            Seats = request.Seats,
            Customer = request.Email,
            Note = InOneLine(request.Note),
            IsPending = true,
            AccountId = request.AccountId,
        };
        if (!issue.Run(session, order, 1).TryGet(out var licenses, out var refusal)) return refusal;
        if (letters.Requested(session, licenses[0]) is { } letter) Outbox.Add(session, letter);
        return licenses[0];
    }

    // It is shown on the owner's terminal, where control characters do things.
    private static string? InOneLine(string? note) => note is null ? null : string.Concat(note.Select(symbol => char.IsControl(symbol) ? ' ' : symbol));
}
