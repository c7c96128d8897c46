using System.Net;
using System.Net.Http;
using System.Text.Json;

namespace JkLab.ActivationClient;

/// <summary>
/// Tells the server's own answers from those of everything that may stand between: proxies, firewalls, sign-in pages of hotels.
/// </summary>
/// <remarks>The server answers in JSON and never redirects. Whatever does is somebody else.</remarks>
internal static class ReplyReader
{
    private const int MaxLength = 64 * 1024;

    internal static async Task<ServerReply> Read(HttpResponseMessage response, DateTimeOffset now, CancellationToken stop)
    {
        var status = (int)response.StatusCode;
        var isTrouble = status >= 500 || status is 408 or 429;
        var answer = await ReadAnswer(response, stop).ConfigureAwait(false);
        var reply = Judge(response.StatusCode, isTrouble, answer);
        return reply with
        {
            Answer = answer,
            IsPassing = isTrouble,
            IsUnanswered = answer?.Code is null && reply.Outcome != LicenseOutcome.Done,
            RetryAfter = RetryAfter(response, now),
            Date = response.Headers.Date,
        };
    }

    private static ServerReply Judge(HttpStatusCode code, bool isTrouble, ServerAnswer? answer)
    {
        var status = (int)code;
        if (status is 407 or 511) return new ServerReply(LicenseOutcome.ProxyInTheWay, Problems.ProxySignIn);
        if (status is 200 or 201 && answer is { ActivationCode: not null } or { ReleasedAt: not null } or { Valid: not null })
            return new ServerReply(LicenseOutcome.Done, null);
        if (status >= 400 && answer?.Code is { Length: > 0 and <= 80 } problem)
            return new ServerReply(isTrouble ? LicenseOutcome.ServerBusy : LicenseOutcome.Refused, problem);

        // A gateway before the server says in its own words that the server is not there.
        return isTrouble
            ? new ServerReply(LicenseOutcome.ServerBusy, Problems.ServerTrouble)
            : new ServerReply(LicenseOutcome.ProxyInTheWay, Problems.ProxyInTheWay);
    }

    private static async Task<ServerAnswer?> ReadAnswer(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.Content.Headers.ContentType?.MediaType is not ("application/json" or "application/problem+json")) return null;
        if (await ReadBounded(response.Content, stop).ConfigureAwait(false) is not { } bytes) return null;
        try
        {
            return JsonSerializer.Deserialize(bytes, WireContext.Default.ServerAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<byte[]?> ReadBounded(HttpContent content, CancellationToken stop)
    {
        using var body = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var bytes = new byte[MaxLength + 1];
        var length = 0;
        while (length < bytes.Length && await body.ReadAsync(bytes, length, bytes.Length - length, stop).ConfigureAwait(false) is var read and > 0) length += read;
        return length > MaxLength ? null : bytes.AsSpan(0, length).ToArray();
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - now;
        return wait is { } span && span < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
