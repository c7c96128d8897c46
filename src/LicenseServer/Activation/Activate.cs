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
/// <param name="Id">The activation.</param>
/// <param name="Seat">1 to 4095.</param>
/// <param name="Code">The current code.</param>
/// <param name="Created">False when it was held before.</param>
internal sealed record Activated(License License, long Id, int Seat, ActivationCode Code, bool Created);

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
/// <remarks>
/// Decided twice by the same rule: first by reading alone, which answers most calls and foretells what to sign; then, with the licence
/// locked, for good. The signature is made in between, where it holds nobody up, and again in the rare case that things changed meanwhile.
/// </remarks>
internal sealed class Activate(Database database, SigningKeys keys, TimeProvider time, RandomNumberGenerator random)
{
    /// <summary>Of the customer's name for a computer.</summary>
    internal const int MaxLabelLength = 40;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/activations", (ActivationRequest request, Activate activate, CancellationToken ct) => activate.OnlineAsync(request, ct))
        .AddEndpointFilter<ActivationMeter>()
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
        database.Write(session => Run(session, key, new Applicant(systemId, Actor.CommandLine, Channels.CommandLine), draft: null));

    /// <summary>On behalf of a customer on a page.</summary>
    internal Task<Result<Activated>> OnPageAsync(LicenseKey key, SystemId systemId, string? label, CancellationToken ct) =>
        RunAsync(key, new Applicant(systemId, Actor.Web, Channels.Web) { Label = label }, ct);

    /// <summary>What that would do.</summary>
    internal Task<Result<ActivationPlan>> ForetellAsync(LicenseKey key, SystemId systemId, CancellationToken ct) =>
        database.ReadAsync(session => Plan(session, key, new Applicant(systemId, Actor.Web, Channels.Web), time.GetUtcNow()), ct);

    /// <summary>The customer's name for a computer; null where it has none.</summary>
    internal static Result<string?> ReadLabel(string? text)
    {
        if (text is not null && (text.Length > MaxLabelLength || text.Any(char.IsControl))) return new Refusal(RefusalCodes.MalformedRequest) { Variant = Variants.Label };
        return string.IsNullOrWhiteSpace(text) ? (string?)null : text.Trim();
    }

    private async Task<Results<Created<ActivationAnswer>, Ok<ActivationAnswer>, ProblemResult>> OnlineAsync(ActivationRequest request, CancellationToken ct)
    {
        if (!(await TypedKey.ReadAsync(database, request.LicenseKey, ct)).TryGet(out var key, out var refusal)) return new ProblemResult(refusal);
        if (!ReadApplicant(request).TryGet(out var applicant, out refusal)) return new ProblemResult(refusal);
        return (await RunAsync(key, applicant, ct)).TryGet(out var activated, out refusal) ? Answer(activated) : new ProblemResult(refusal);
    }

    private async Task<Result<Activated>> RunAsync(LicenseKey key, Applicant applicant, CancellationToken ct)
    {
        var foretold = await database.ReadAsync(session => Plan(session, key, applicant, time.GetUtcNow()), ct);
        if (!foretold.TryGet(out var plan, out var refusal)) return refusal;
        if (!plan.Changes) return plan.Unchanged();

        var draft = plan.Terms is null ? null : CodeDraft.Sign(plan.Terms, plan.Key!);
        return await database.WriteAsync(session => Run(session, key, applicant, draft), ct);
    }

    private static Results<Created<ActivationAnswer>, Ok<ActivationAnswer>, ProblemResult> Answer(Activated activated)
    {
        var license = activated.License;
        var answer = ActivationAnswer.Of(activated.Code, license.Product, license.Edition, activated.Seat, license.Seats);
        return activated.Created ? TypedResults.Created((string?)null, answer) : TypedResults.Ok(answer);
    }

    private static Result<Applicant> ReadApplicant(ActivationRequest request)
    {
        if (!Fields.ReadSystemId(request.SystemId).TryGet(out var systemId, out var refusal)) return refusal;
        SystemId? replaces = null;
        if (request.ReplacesSystemId is { } old && !Fields.ReadSystemId(old).TryGet(out replaces, out refusal)) return refusal;
        if (!ReadLabel(request.Label).TryGet(out var label, out refusal)) return refusal;
        return new Applicant(systemId, Actor.Api, Channels.Online) { Replaces = replaces, Label = label };
    }

    private Result<ActivationPlan> Plan(Session session, LicenseKey key, Applicant applicant, DateTimeOffset now) =>
        ActivationPlan.Make(session, keys, key, applicant, now);

    private Result<Activated> Run(Session session, LicenseKey key, Applicant applicant, CodeDraft? draft)
    {
        var now = time.GetUtcNow();
        if (!Plan(session, key, applicant, now).TryGet(out var plan, out var refusal)) return refusal;
        if (plan.Relabels)
        {
            session.Execute(
                "UPDATE activations SET label = @Label WHERE license_id = @LicenseId AND seat = @Seat AND ended = 0",
                new { applicant.Label, plan.Held!.LicenseId, plan.Held.Seat });
            Audit(session, applicant, now, "activation.labeled", plan.License.Id, plan.Held.Id, null);
        }

        if (plan.Terms is null) return plan.Unchanged();
        var code = draft?.Foretold(plan) ?? ActivationCode.Sign(plan.Terms, plan.Key!);
        return plan.Held is null ? Anew(session, plan, applicant, code, now) : Again(session, plan, applicant, code, now);
    }

    private static Activated Again(Session session, ActivationPlan plan, Applicant applicant, ActivationCode code, DateTimeOffset now)
    {
        var row = plan.Held!;
        session.Execute(
            "UPDATE activations SET code = @code WHERE license_id = @LicenseId AND seat = @Seat AND ended = 0",
            new { code = code.ToString(), row.LicenseId, row.Seat });
        IssuedCode.Keep(session, code, row.Id, plan.Key!.PublicKey.Id, now);
        Audit(session, applicant, now, "activation.reissued", plan.License.Id, row.Id, new { code.Seat, code.Issue });
        return new Activated(plan.License, row.Id, row.Seat, code, Created: false);
    }

    private Activated Anew(Session session, ActivationPlan plan, Applicant applicant, ActivationCode code, DateTimeOffset now)
    {
        if (plan.Returns) TransferLimit.GiveBack(session, plan.License, applicant.SystemId);
        if (plan.Replaced is { } replaced) Release.ByCustomer(session, replaced, Channels.Replaced, now);
        var id = NewActivation.Insert(session, random, plan.License, applicant, code, now);
        IssuedCode.Keep(session, code, id, plan.Key!.PublicKey.Id, now);
        Audit(session, applicant, now, "activation.created", plan.License.Id, id, new { code.Seat, code.Issue, applicant.Channel });
        return new Activated(plan.License, id, code.Seat, code, Created: true);
    }

    private static void Audit(Session session, Applicant applicant, DateTimeOffset now, string action, uint licenseId, long id, object? details) =>
        AuditLog.Append(session, new AuditEntry(now, applicant.Actor, action) { LicenseId = licenseId, ActivationId = id, Details = details });
}
