using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace JkLab.LicenseServer.Activation;

/// <summary>Asks for a seat for a computer.</summary>
internal sealed record ActivationRequest(
    [property: Description("The licence key that was bought.")] string LicenseKey,
    [property: Description("The computer.")] string SystemId,
    [property: Description("An older System-ID of the same computer, whose seat is to move. Ignored where it is unknown.")]
    string? ReplacesSystemId = null,
    [property: Description("The customer's name for the computer, at most 40 characters.")] string? Label = null) : INamesLicense;

/// <summary>A seat that is held.</summary>
/// <param name="License">Of this licence.</param>
/// <param name="Seat">1 to 4095.</param>
/// <param name="Code">The current code.</param>
/// <param name="Created">False when it was held before.</param>
internal sealed record Activated(License License, int Seat, ActivationCode Code, bool Created);

/// <summary>Who wants a seat.</summary>
/// <param name="SystemId">The computer; null for a site licence.</param>
/// <param name="Actor">The door.</param>
/// <param name="Channel">The door, as stored.</param>
internal sealed record Applicant(SystemId? SystemId, Actor Actor, string Channel)
{
    /// <summary>An older System-ID of the same computer.</summary>
    internal SystemId? Replaces { get; init; }

    /// <summary>The customer's name for the computer.</summary>
    internal string? Label { get; init; }
}

/// <summary>
/// Gives a computer a seat and a signed code. The same licence and computer always get the same code back, so that a lost reply costs
/// nothing; a changed licence gives a new issue of the same seat.
/// </summary>
internal sealed class Activate(Database database, SigningKeys keys, TimeProvider time, RandomNumberGenerator random)
{
    private const int MaxLabelLength = 40;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/activations", (ActivationRequest request, Activate activate, CancellationToken ct) => activate.OnlineAsync(request, ct))
        .AddEndpointFilter<LicenseKeyRateLimit>()
        .WithName("activate")
        .WithSummary("Activate a computer")
        .WithDescription("201 for a new activation. 200 when this computer already had one: the same code again, or a new one where the licence was changed.")
        .RefusesBody(
            RefusalCodes.LicenseKeyMalformed, RefusalCodes.SystemIdMalformed, RefusalCodes.LicenseNotFound, RefusalCodes.LicensePending,
            RefusalCodes.LicenseSuspended, RefusalCodes.LicenseRevoked, RefusalCodes.LicenseExpired, RefusalCodes.SeatsExhausted,
            RefusalCodes.TransferLimitReached);

    /// <summary>On behalf of the owner.</summary>
    internal Result<Activated> Offline(LicenseKey key, SystemId? systemId) =>
        database.Write(session => Run(session, key, new Applicant(systemId, Actor.CommandLine, Channels.CommandLine)));

    private async Task<Results<Created<ActivationAnswer>, Ok<ActivationAnswer>, ProblemResult>> OnlineAsync(ActivationRequest request, CancellationToken ct)
    {
        if (!Fields.ReadLicenseKey(request.LicenseKey).TryGet(out var key, out var refusal)) return new ProblemResult(refusal);
        if (!ReadApplicant(request).TryGet(out var applicant, out refusal)) return new ProblemResult(refusal);
        var result = await database.WriteAsync(session => Run(session, key, applicant), ct);
        if (!result.TryGet(out var activated, out refusal)) return new ProblemResult(refusal);

        var license = activated.License;
        var answer = ActivationAnswer.Of(activated.Code, license.Product, license.Edition, activated.Seat, license.Seats);
        return activated.Created ? TypedResults.Created((string?)null, answer) : TypedResults.Ok(answer);
    }

    private static Result<Applicant> ReadApplicant(ActivationRequest request)
    {
        if (!Fields.ReadSystemId(request.SystemId).TryGet(out var systemId, out var refusal)) return refusal;
        SystemId? replaces = null;
        if (request.ReplacesSystemId is { } old && !Fields.ReadSystemId(old).TryGet(out replaces, out refusal)) return refusal;
        if (request.Label is { } label && (label.Length > MaxLabelLength || label.Any(char.IsControl)))
            return new Refusal(RefusalCodes.MalformedRequest) { Variant = Variants.Label };
        return new Applicant(systemId, Actor.Api, Channels.Online)
        {
            Replaces = replaces,
            Label = string.IsNullOrWhiteSpace(request.Label) ? null : request.Label.Trim(),
        };
    }

    private Result<Activated> Run(Session session, LicenseKey key, Applicant applicant)
    {
        var now = time.GetUtcNow();
        if (FindLicense.ByKey(session, key) is not { } license) return new Refusal(RefusalCodes.LicenseNotFound);
        if (FindLicense.CheckUsable(license, Day.Of(now)) is { } unusable) return unusable;
        return ActivationRow.FindActive(session, license.Id, applicant.SystemId) is { } row
            ? Again(session, license, row, applicant, now)
            : Anew(session, license, applicant, now);
    }

    private Result<Activated> Again(Session session, License license, ActivationRow row, Applicant applicant, DateTimeOffset now)
    {
        if (applicant.Label is { } label && label != row.Label)
        {
            session.Execute("UPDATE activations SET label = @label WHERE id = @Id", new { label, row.Id });
            Audit(session, applicant, now, "activation.labeled", license.Id, row.Id, null);
        }

        var code = row.ReadCode();
        if (IssuedCode.IsCurrent(code, license)) return new Activated(license, row.Seat, code, Created: false);
        if (!FreeSeat.Again(session, license.Id, row.Seat, Day.Of(now)).TryGet(out var place, out var refusal)) return refusal;

        var key = keys.Active(session);
        code = IssuedCode.Sign(license, applicant.SystemId, place, Day.Of(now), key);
        session.Execute("UPDATE activations SET code = @code WHERE id = @Id", new { code = code.ToString(), row.Id });
        IssuedCode.Keep(session, code, row.Id, key.PublicKey.Id, now);
        Audit(session, applicant, now, "activation.reissued", license.Id, row.Id, new { place.Seat, place.Issue });
        return new Activated(license, row.Seat, code, Created: false);
    }

    private Result<Activated> Anew(Session session, License license, Applicant applicant, DateTimeOffset now)
    {
        var wanted = new List<int>();
        TransferLimit.GiveBack(session, license, applicant.SystemId);
        if (applicant.Replaces is { } old && ActivationRow.FindActive(session, license.Id, old) is { } row)
        {
            if (!Release.ByCustomer(session, license, row, Channels.Replaced, now).TryGet(out var released, out var limited)) return limited;
            wanted.Add(released.Seat);
        }

        wanted.AddRange(EarlierSeats(session, license, applicant.SystemId));
        if (!FreeSeat.Choose(session, license, Day.Of(now), wanted).TryGet(out var place, out var refusal)) return refusal;

        var key = keys.Active(session);
        var code = IssuedCode.Sign(license, applicant.SystemId, place, Day.Of(now), key);
        var id = NewActivation.Insert(session, random, license, applicant, place.Seat, code, now);
        IssuedCode.Keep(session, code, id, key.PublicKey.Id, now);
        Audit(session, applicant, now, "activation.created", license.Id, id, new { place.Seat, place.Issue, applicant.Channel });
        return new Activated(license, place.Seat, code, Created: true);
    }

    private static IEnumerable<int> EarlierSeats(Session session, License license, SystemId? systemId) => systemId is null ? [] : session.Query<int>(
        "SELECT seat FROM activations WHERE license_id = @id AND system_id = @systemId ORDER BY released_at DESC",
        new { id = (long)license.Id, systemId });

    private static void Audit(Session session, Applicant applicant, DateTimeOffset now, string action, uint licenseId, long id, object? details) =>
        AuditLog.Append(session, new AuditEntry(now, applicant.Actor, action) { LicenseId = licenseId, ActivationId = id, Details = details });
}
