using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace JkLab.LicenseServer.Activation;

/// <summary>Asks whether a computer is still licensed.</summary>
internal sealed record ValidationRequest(
    [property: Description("The licence key that was bought.")] string LicenseKey,
    [property: Description("The computer.")] string SystemId,
    [property: Description("The activation code that the computer holds. With it a server that was put back from a backup knows the activation again.")]
    string? ActivationCode = null) : INamesLicense;

/// <summary>How it stands.</summary>
internal sealed record ValidationAnswer(
    [property: Description("Whether the computer is licensed.")] bool Valid,
    [property: Description("valid, activation-code-rejected, or the code of a refusal.")] string Code,
    [property: Description("What is wrong and what to do next, in the language of Accept-Language; null when valid.")] string? Detail = null,
    [property: Description("The seat of this computer; null when not valid.")] int? Seat = null,
    [property: Description("The last valid day of the licence, UTC; null for ever, or when not valid.")] DateOnly? ExpiresOn = null,
    [property: Description("False when the licence was changed since the code was made: activate again to get the new one. Null when not valid.")]
    bool? CodeIsCurrent = null);

/// <summary>
/// Says how a computer's licence stands. A genuine code that the database does not know (a restored backup) is taken into it again.
/// </summary>
internal sealed class Validate(Database database, SigningKeys keys, TimeProvider time, RandomNumberGenerator random)
{
    private const string Valid = "valid";

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/validations", (ValidationRequest request, Validate validate, HttpContext http, CancellationToken ct) => validate.OnlineAsync(request, http, ct))
        .AddEndpointFilter<LicenseKeyRateLimit>()
        .WithName("validate")
        .WithSummary("Ask whether a computer is licensed")
        .WithDescription("200 for every well-formed request. A genuine code that this server does not know any more is taken into its database again.")
        .RefusesBody(RefusalCodes.LicenseKeyMalformed, RefusalCodes.SystemIdMalformed);

    private async Task<Results<Ok<ValidationAnswer>, ProblemResult>> OnlineAsync(ValidationRequest request, HttpContext http, CancellationToken ct)
    {
        if (!(await TypedKey.ReadAsync(database, request.LicenseKey, ct)).TryGet(out var key, out var refusal)) return new ProblemResult(refusal);
        if (!Fields.ReadSystemId(request.SystemId).TryGet(out var systemId, out refusal)) return new ProblemResult(refusal);
        var result = await RunAsync(key, systemId, request.ActivationCode, ct);
        if (result.TryGet(out var standing, out refusal)) return TypedResults.Ok(standing);

        var text = ProblemTexts.Get(refusal, Languages.AskedBy(http.Request));
        return TypedResults.Ok(new ValidationAnswer(false, refusal.Code, text.What + " " + text.Next));
    }

    private async Task<Result<ValidationAnswer>> RunAsync(LicenseKey key, SystemId systemId, string? text, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        ActivationCode? code = null;
        if (text is not null)
        {
            var found = await database.ReadAsync(session => FindUsable(session, key, now), ct);
            if (!found.TryGet(out var license, out var unusable)) return unusable;

            code = Read(text, systemId, await database.ReadAsync(keys.Ring, ct));
            if (code?.License != license.Id) return new Refusal(RefusalCodes.ActivationCodeRejected);
        }

        var question = new Question(key, systemId, code, now);
        return await database.ReadAsync(session => IsUnknown(session, code), ct)
            ? await database.WriteAsync(session => Answer(session, question, mayAdopt: true), ct)
            : await database.ReadAsync(session => Answer(session, question, mayAdopt: false), ct);
    }

    // A program sends the code as it keeps it, printed. Mending what people paste costs time that a server does not give to strangers.
    private static ActivationCode? Read(string text, SystemId systemId, KeyRing ring) =>
        ActivationCode.TryParse(text.Trim().Replace("\r", "")) is { } code
        && code.Verify(ring, code.Kind == LicenseKind.Unbound ? null : systemId) ? code : null;

    private static Result<License> FindUsable(Session session, LicenseKey key, DateTimeOffset now)
    {
        if (FindLicense.ByKey(session, key) is not { } license) return new Refusal(RefusalCodes.LicenseNotFound);
        return FindLicense.CheckUsable(license, Day.Of(now)) is { } unusable ? unusable : license;
    }

    private static bool IsUnknown(Session session, ActivationCode? code) => code is not null && !IssuedCode.IsKnown(session, code);

    private Result<ValidationAnswer> Answer(Session session, Question question, bool mayAdopt)
    {
        if (!FindUsable(session, question.Key, question.Now).TryGet(out var license, out var refusal)) return refusal;
        if (question.Code is { } shown && RevokedSeats.Cover(session, shown)) return new Refusal(RefusalCodes.ActivationCodeRejected);
        if (mayAdopt && IsUnknown(session, question.Code) && !Adopt(session, license, question).TryGet(out _, out refusal)) return refusal;

        // A site licence covers this computer too, whether it shows the site's code or none.
        var site = ActivationRow.FindActive(session, license.Id, systemId: null);
        var row = question.Code?.Kind == LicenseKind.Unbound ? site : ActivationRow.FindActive(session, license.Id, question.SystemId) ?? site;
        if (row is null) return new Refusal(RefusalCodes.ActivationNotFound);
        return new ValidationAnswer(true, Valid)
        {
            Seat = row.Seat,
            ExpiresOn = ActivationAnswer.Date(license.ExpiresOn),
            CodeIsCurrent = IssuedCode.IsCurrent(question.Code ?? row.ReadCode(), license),
        };
    }

    // The code is genuine and of this licence, so this server made it and has forgotten it: a backup was put back that is older.
    private Result<long> Adopt(Session session, License license, Question question)
    {
        var code = question.Code!;
        var holder = code.Kind == LicenseKind.Unbound ? null : question.SystemId;
        var keyId = code.FindSigner(keys.Ring(session), holder)!.Id;

        // Whoever stole a retired key can make such codes; what the server itself signed with it is written down. It cannot be retired meanwhile.
        SigningKeys.Hold(session, keyId);
        if (RetiredKeys.Find(session, keyId) is { } retired && !retired.Signed(code)) return new Refusal(RefusalCodes.ActivationCodeRejected);
        long id;
        if (ActivationRow.FindActive(session, license.Id, holder) is { } row)
        {
            id = row.Id;
            if (IssuedCode.IsCurrent(code, license))
            {
                session.Execute(
                    "UPDATE activations SET code = @code WHERE license_id = @LicenseId AND seat = @Seat AND ended = 0",
                    new { code = code.ToString(), row.LicenseId, row.Seat });
            }
        }
        else
        {
            if (!FreeSeat.Choose(session, license, Day.Of(question.Now), [code.Seat]).TryGet(out var place, out var refusal)) return refusal;
            TransferLimit.GiveBack(session, license, holder);
            id = NewActivation.Insert(session, random, license, new Applicant(holder, Actor.Api, Channels.Online), code, question.Now, place.Seat);
        }

        IssuedCode.Keep(session, code, id, keyId, question.Now, isTakenIn: true);
        AuditLog.Append(session, new AuditEntry(question.Now, Actor.Api, "activation.taken-in-again")
        {
            LicenseId = license.Id,
            ActivationId = id,
            Details = new { code.Seat, IssuedOn = code.IssuedOn.ToString(), code.Issue },
        });
        return id;
    }

    /// <summary>Who asks, and with which genuine code of the licence, if any.</summary>
    private sealed record Question(LicenseKey Key, SystemId SystemId, ActivationCode? Code, DateTimeOffset Now);
}
