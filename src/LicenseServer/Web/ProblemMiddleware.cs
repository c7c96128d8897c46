using System.Text.Json;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Connections;

namespace JkLab.LicenseServer.Web;

/// <summary>Gives the framework's own errors, and whatever an operation throws, the same form as every refusal.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    /// <summary>Seconds after which a client may ask a busy database again.</summary>
    private const string StorageRetryAfter = "5";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, e);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            await AnswerAsync(context, context.Response.StatusCode);
    }

    private Task AnswerAsync(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
            case ConnectionResetException: // who asked is gone before he had finished
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                context.Abort(); // nobody reads the rest of his body
                return Task.CompletedTask;
            case BadHttpRequestException { InnerException: JsonException json }:
                return new ProblemResult(new Refusal(RefusalCodes.MalformedRequest)) { At = json.Path }.ExecuteAsync(context);
            case BadHttpRequestException bad:
                return AnswerAsync(context, bad.StatusCode);
            case StorageException storage:
                // Said without its details: the inner message may name files, and the owner finds the rest with 'jklab doctor'.
                log.LogError("storage: {Message}; {Hint}", storage.Message, storage.Hint);
                context.Response.Headers.RetryAfter = StorageRetryAfter;
                return new ProblemResult(new Refusal(RefusalCodes.StorageUnavailable)).ExecuteAsync(context);
            case OwnerException owner:
                log.LogError("{Message}; {Hint}", owner.Message, owner.Hint);
                return new ProblemResult(new Refusal(RefusalCodes.InternalError)).ExecuteAsync(context);
            default:
                // The type and the place, not the message: messages of the framework may quote what a customer typed.
                log.LogError("{Exception} at {Place}", exception.GetType().FullName, exception.StackTrace);
                return new ProblemResult(new Refusal(RefusalCodes.InternalError)).ExecuteAsync(context);
        }
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        if (status == StatusCodes.Status405MethodNotAllowed && HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        var code = status switch
        {
            StatusCodes.Status404NotFound => RefusalCodes.NotFound,
            StatusCodes.Status405MethodNotAllowed => RefusalCodes.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => RefusalCodes.BodyTooLarge,
            StatusCodes.Status415UnsupportedMediaType => RefusalCodes.UnsupportedMediaType,
            StatusCodes.Status429TooManyRequests => RefusalCodes.RateLimited,
            StatusCodes.Status503ServiceUnavailable => RefusalCodes.StorageUnavailable,
            >= 500 => RefusalCodes.InternalError,
            _ => RefusalCodes.MalformedRequest,
        };
        return new ProblemResult(new Refusal(code)).ExecuteAsync(context);
    }
}
