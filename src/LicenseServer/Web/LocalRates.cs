using System.Security.Cryptography;
using System.Threading.RateLimiting;
using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Web;

/// <summary>Budgets in the memory of this server: token buckets.</summary>
/// <remarks>Callers are told apart by an HMAC under a random key that changes every day (UTC), so that no address is kept.</remarks>
internal sealed class LocalRates(TimeProvider time, RandomNumberGenerator random) : IDisposable
{
    private readonly PartitionedRateLimiter<(RateBudget Budget, string Who)> buckets = PartitionedRateLimiter.Create<(RateBudget Budget, string Who), (RateBudget, string)>(
        call => RateLimitPartition.GetTokenBucketLimiter(call, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = call.Budget.Burst,
            TokensPerPeriod = call.Budget.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    private readonly Lock renewal = new();
    private (Day Day, byte[] Secret) today = (default, []);

    /// <summary>Takes a call.</summary>
    /// <returns>Null, or how long to wait when nothing is left.</returns>
    internal TimeSpan? Take(RateBudget budget, byte[] who)
    {
        using var lease = buckets.AttemptAcquire((budget, DaySecret.Pseudonym(SecretOfToday(), who)));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => buckets.Dispose();

    private byte[] SecretOfToday()
    {
        var day = Day.Of(time.GetUtcNow());
        lock (renewal)
        {
            if (today.Secret.Length == 0 || today.Day != day)
            {
                var secret = new byte[32];
                random.GetBytes(secret);
                today = (day, secret);
            }

            return today.Secret;
        }
    }
}
