using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace JkLab.ActivationClient;

/// <summary>
/// How often and how long a call is tried: four times at most, with growing pauses and some chance in them, so that a thousand clients
/// do not return at the same moment. Trying again is safe: the server gives the same code for the same call.
/// </summary>
internal static class Resilience
{
    private const int Retries = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>A server that asks to wait for longer is told to the user instead, who would think that the program hangs.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(10);

    internal static ResiliencePipeline<ServerReply> Create(LicenseClientOptions options) =>
        new ResiliencePipelineBuilder<ServerReply> { TimeProvider = options.TimeProvider }
            .AddTimeout(options.OverallTimeout)
            .AddRetry(new RetryStrategyOptions<ServerReply>
            {
                ShouldHandle = new PredicateBuilder<ServerReply>()
                    .HandleResult(reply => reply.IsPassing && !(reply.RetryAfter > LongestRetryAfter))
                    .Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                UseJitter = true,
                DelayGenerator = tried => new ValueTask<TimeSpan?>(tried.Outcome.Result?.RetryAfter),
            })
            .AddTimeout(options.TryTimeout)
            .Build();
}
