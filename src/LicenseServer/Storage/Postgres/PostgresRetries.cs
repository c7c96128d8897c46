using System.Data.Common;
using Polly;
using Polly.Retry;

namespace JkLab.LicenseServer.Storage.Postgres;

/// <summary>
/// Tries again what was lost or in another's way, for up to ten seconds. Once the database has been away for so long, each call tries once
/// and is answered at once, so that no queue builds up; the first that succeeds ends this.
/// </summary>
internal sealed class PostgresRetries
{
    private const long Longest = 10_000;
    private static readonly ResiliencePropertyKey<long> FirstFailure = new("first failure");

    private long lostSince;

    internal PostgresRetries() => Pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(MayPass(args)),
            MaxRetryAttempts = 100,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromSeconds(1),
        })
        .Build();

    internal ResiliencePipeline Pipeline { get; }

    private bool MayPass(RetryPredicateArguments<object> args)
    {
        if (args.Outcome.Exception is not DbException e)
        {
            if (args.Outcome.Exception is null) Volatile.Write(ref lostSince, 0);
            return false;
        }

        var now = Environment.TickCount64;
        var lost = PostgresErrors.IsLost(e);
        if (!lost && !PostgresErrors.IsConflict(e)) return false;
        if (lost)
        {
            Interlocked.CompareExchange(ref lostSince, now, 0);
            if (now - Volatile.Read(ref lostSince) > Longest) return false;
        }

        var first = args.Context.Properties.GetValue(FirstFailure, now);
        args.Context.Properties.Set(FirstFailure, first);
        return now - first < Longest;
    }
}
