using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// How often one address and one licence key may call: token buckets, 120 at once and 2 a second for an address, 60 and 1 for a key.
/// </summary>
/// <remarks>Callers are told apart by an HMAC under a random key that changes every day (UTC), so that no address is kept.</remarks>
internal sealed class RateLimits(TimeProvider time, RandomNumberGenerator random, IConfiguration settings) : IDisposable
{
    /// <summary>The setting that turns them off, for tests and load runs.</summary>
    internal const string EnabledSetting = "RateLimits:Enabled";

    private readonly bool enabled = settings.GetValue(EnabledSetting, defaultValue: true);
    private readonly PartitionedRateLimiter<string> addresses = Buckets(burst: 120, perSecond: 2);
    private readonly PartitionedRateLimiter<string> keys = Buckets(burst: 60, perSecond: 1);
    private readonly Lock renewal = new();
    private (Day Day, byte[] Secret) today = (default, []);

    /// <summary>Takes a call from the budget of its address; a refusal when there is none left.</summary>
    internal Refusal? TakeForAddress(HttpContext context) =>
        Take(addresses, ClientAddress.Identity(context.Connection.RemoteIpAddress), context);

    /// <summary>Takes a call from the budget of a licence key; a refusal when there is none left.</summary>
    internal Refusal? TakeForKey(LicenseKey key, HttpContext context) =>
        Take(keys, Encoding.ASCII.GetBytes(key.ToString()), context);

    public void Dispose()
    {
        addresses.Dispose();
        keys.Dispose();
    }

    private Refusal? Take(PartitionedRateLimiter<string> limiter, byte[] who, HttpContext context)
    {
        if (!enabled) return null;
        using var lease = limiter.AttemptAcquire(Pseudonym(who));
        if (lease.IsAcquired) return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 1;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return new Refusal(RefusalCodes.RateLimited);
    }

    private static PartitionedRateLimiter<string> Buckets(int burst, int perSecond) =>
        PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    private string Pseudonym(byte[] who) => Convert.ToHexString(HMACSHA256.HashData(SecretOfToday(), who), 0, 16);

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
