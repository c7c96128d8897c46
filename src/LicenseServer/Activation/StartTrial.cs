using System.ComponentModel;
using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JkLab.LicenseServer.Activation;

/// <summary>Asks for a trial on a computer.</summary>
internal sealed record TrialRequest(
    [property: Description("The product's code, KBRS for example.")] string Product,
    [property: Description("The computer.")] string SystemId);

/// <summary>A trial that runs.</summary>
/// <param name="Product">Of this product.</param>
/// <param name="Edition">The edition's code.</param>
/// <param name="Code">Its code.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Created">False when it ran before.</param>
internal sealed record Trial(Product Product, string Edition, ActivationCode Code, DateTimeOffset StartedAt, bool Created);

/// <summary>Starts the one trial that a computer has for a product, or gives its code again until its last day.</summary>
internal sealed class StartTrial(Database database, SigningKeys keys, TimeProvider time, RandomNumberGenerator random)
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/trials", (TrialRequest request, StartTrial start, CancellationToken ct) => start.OnlineAsync(request, ct))
        .WithName("startTrial")
        .WithSummary("Start a trial")
        .WithDescription("One trial per product and computer: 201 when it starts, 200 with the same code until its last day, then trial-used.")
        .RefusesBody(RefusalCodes.SystemIdMalformed, RefusalCodes.ProductNotFound, RefusalCodes.TrialUsed);

    /// <summary>On behalf of the owner.</summary>
    internal Result<Trial> Offline(string product, SystemId systemId) => database.Write(session => Run(session, product, systemId, Actor.CommandLine));

    /// <summary>On behalf of somebody on a page.</summary>
    internal Task<Result<Trial>> OnPageAsync(string product, SystemId systemId, CancellationToken ct) =>
        database.WriteAsync(session => Run(session, product, systemId, Actor.Web), ct);

    private async Task<Results<Created<ActivationAnswer>, Ok<ActivationAnswer>, ProblemResult>> OnlineAsync(TrialRequest request, CancellationToken ct)
    {
        if (!Fields.ReadSystemId(request.SystemId).TryGet(out var systemId, out var refusal)) return new ProblemResult(refusal);
        var result = await database.WriteAsync(session => Run(session, request.Product, systemId, Actor.Api), ct);
        if (!result.TryGet(out var trial, out refusal)) return new ProblemResult(refusal);
        var answer = ActivationAnswer.Of(trial.Code, trial.Product.Code, trial.Edition, trial.Code.Seat, seats: 1);
        return trial.Created ? TypedResults.Created((string?)null, answer) : TypedResults.Ok(answer);
    }

    private Result<Trial> Run(Session session, string productCode, SystemId systemId, Actor actor)
    {
        if (FindProduct.ByCode(session, productCode.Trim()) is not { } product) return new Refusal(RefusalCodes.ProductNotFound);
        var now = time.GetUtcNow();
        return Find(session, product, systemId) is { } stored ? Again(product, stored, now) : Start(session, product, systemId, actor, now);
    }

    private static TrialRow? Find(Session session, Product product, SystemId systemId) => session.QueryFirstOrDefault<TrialRow>(
        "SELECT code, created_at FROM trials WHERE product = @Number AND system_id = @systemId", new { product.Number, systemId });

    private static Result<Trial> Again(Product product, TrialRow stored, DateTimeOffset now)
    {
        var code = ActivationCode.TryParse(stored.Code) ?? throw new OwnerException("the stored code of this trial is damaged", "put the last backup back with 'jklab restore FILE --overwrite'");
        if (code.ExpiresOn < Day.Of(now)) return new Refusal(RefusalCodes.TrialUsed);
        var edition = product.Editions.FirstOrDefault(edition => edition.Number == code.Edition) ?? product.TrialEdition;
        return new Trial(product, edition.Code, code, stored.CreatedAt, Created: false);
    }

    private Result<Trial> Start(Session session, Product product, SystemId systemId, Actor actor, DateTimeOffset now)
    {
        var today = Day.Of(now);
        var code = ActivationCode.Sign(
            new ActivationTerms
            {
                Kind = LicenseKind.Trial,
                Product = product.Number,
                Edition = product.TrialEdition.Number,
                License = LicenseNumber.Create(session, random),
                SystemId = systemId,
                IssuedOn = today,
                ExpiresOn = today.AddDays(product.TrialDays),
                Seat = 1,
            },
            keys.Active(session));
        var begun = session.Execute(
            """
            INSERT INTO trials (product, system_id, license_id, code, issued_on, expires_on, created_at)
            VALUES (@Number, @systemId, @license, @text, @IssuedOn, @ExpiresOn, @now)
            ON CONFLICT (product, system_id) DO NOTHING
            """,
            new { product.Number, systemId, license = (long)code.License, text = code.ToString(), code.IssuedOn, code.ExpiresOn, now });
        if (begun == 0) return Again(product, Find(session, product, systemId)!, now); // another server was faster
        AuditLog.Append(session, new AuditEntry(now, actor, "trial.started")
        {
            LicenseId = code.License,
            Details = new { product = product.Code, expiresOn = code.ExpiresOn.ToString() },
        });
        return new Trial(product, product.TrialEdition.Code, code, now, Created: true);
    }

    private sealed class TrialRow
    {
        public string Code { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }
    }
}
