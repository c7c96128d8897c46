using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace JkLab.LicenseServer.Activation;

/// <summary>Gives a seat back, by naming the computer or by its receipt.</summary>
internal sealed record DeactivationRequest(
    [property: Description("The licence key that was bought.")] string LicenseKey,
    [property: Description("The computer. Either this or the receipt.")] string? SystemId = null,
    [property: Description("The receipt of a computer without internet. Either this or the System-ID.")] string? Receipt = null) : INamesLicense;

/// <summary>The seat that was freed.</summary>
internal sealed record DeactivationAnswer(
    [property: Description("The seat, from 1.")] int Seat,
    [property: Description("When it was freed: ISO 8601, UTC, milliseconds.")] string ReleasedAt);

/// <summary>Frees the seat of a computer on behalf of the customer, within the product's bound on transfers.</summary>
internal sealed class Deactivate(Database database, TimeProvider time)
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/deactivations", (DeactivationRequest request, Deactivate deactivate, CancellationToken ct) => deactivate.OnlineAsync(request, ct))
        .AddEndpointFilter<LicenseKeyRateLimit>()
        .WithName("deactivate")
        .WithSummary("Deactivate a computer")
        .WithDescription("Frees the seat of a computer, named by its System-ID or by the receipt that a computer without internet made. Counts as a transfer.")
        .RefusesBody(
            RefusalCodes.LicenseKeyMalformed, RefusalCodes.SystemIdMalformed, RefusalCodes.ReceiptMalformed, RefusalCodes.LicenseNotFound,
            RefusalCodes.ActivationNotFound, RefusalCodes.LicensePending, RefusalCodes.LicenseSuspended, RefusalCodes.LicenseRevoked,
            RefusalCodes.LicenseExpired, RefusalCodes.TransferLimitReached, RefusalCodes.ReceiptRejected);

    private async Task<Results<Ok<DeactivationAnswer>, ProblemResult>> OnlineAsync(DeactivationRequest request, CancellationToken ct)
    {
        if (!(await TypedKey.ReadAsync(database, request.LicenseKey, ct)).TryGet(out var key, out var refusal)) return new ProblemResult(refusal);
        if (!ReadSubject(request).TryGet(out var subject, out refusal)) return new ProblemResult(refusal);
        var result = await database.WriteAsync(session => Run(session, key, subject), ct);
        return result.TryGet(out var released, out refusal)
            ? TypedResults.Ok(new DeactivationAnswer(released.Seat, Moment.ToText(released.ReleasedAt)))
            : new ProblemResult(refusal);
    }

    private static Result<Subject> ReadSubject(DeactivationRequest request)
    {
        if (request.SystemId is null == request.Receipt is null) return new Refusal(RefusalCodes.MalformedRequest) { Variant = Variants.OneOfTwo };
        if (request.SystemId is { } computer)
            return Fields.ReadSystemId(computer).TryGet(out var systemId, out var malformed) ? new Subject(systemId, null) : malformed;
        return Fields.ReadReceipt(request.Receipt!).TryGet(out var receipt, out var refusal) ? new Subject(null, receipt) : refusal;
    }

    private Result<Released> Run(Session session, LicenseKey key, Subject subject)
    {
        var now = time.GetUtcNow();
        if (FindLicense.ByKey(session, key) is not { } license) return new Refusal(RefusalCodes.LicenseNotFound);
        if (FindLicense.CheckUsable(license, Day.Of(now)) is { } unusable) return unusable;
        if (!Find(session, license, subject, Day.Of(now)).TryGet(out var row, out var refusal)) return refusal;
        if (TransferLimit.Check(session, license, now) is { } limited) return limited;
        return Release.ByCustomer(session, row, subject.Receipt is null ? Channels.Online : Channels.Receipt, now);
    }

    private static Result<ActivationRow> Find(Session session, License license, Subject subject, Day today)
    {
        if (subject.Receipt is { } receipt) return ReceiptMatch.Find(session, license, receipt, today);
        return ActivationRow.FindActive(session, license.Id, subject.SystemId) is { } row ? row : new Refusal(RefusalCodes.ActivationNotFound);
    }

    /// <summary>Either of the two.</summary>
    private sealed record Subject(SystemId? SystemId, DeactivationReceipt? Receipt);
}
