using Microsoft.AspNetCore.WebUtilities;

namespace JkLab.LicenseServer.Web;

/// <summary>The one place that turns a refusal into an HTTP answer.</summary>
/// <param name="refusal">What was refused.</param>
internal sealed class ProblemResult(Refusal refusal) : IResult, IStatusCodeHttpResult
{
    internal const string ContentType = "application/problem+json";

    /// <inheritdoc/>
    public int? StatusCode => RefusalCodes.Status[refusal.Code];

    /// <summary>What was refused.</summary>
    public string Code => refusal.Code;

    /// <summary>Where in the body the mistake is.</summary>
    public string? At { get; init; }

    /// <summary>Parts of the server that cannot be used.</summary>
    public IReadOnlyList<string>? NotReady { get; init; }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext context)
    {
        if (PageErrors.IsFor(context)) return PageErrors.ShowAsync(context, refusal);
        var language = Languages.AskedBy(context.Request);
        var text = ProblemTexts.Get(refusal, language);
        var status = RefusalCodes.Status[refusal.Code];
        var problem = new Problem
        {
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Code = refusal.Code,
            Detail = text.What + " " + text.Next,
            Suggestion = refusal.Suggestion,
            At = At,
            NotReady = NotReady,
        };
        context.Response.StatusCode = status;
        context.Response.Headers.ContentLanguage = language.Tag();
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(problem, ProblemJson.Readable.Problem, ContentType);
    }
}
