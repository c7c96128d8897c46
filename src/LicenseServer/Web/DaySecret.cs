using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// A random key for every day (UTC), the same on all servers of a database. Under it callers are told apart by an HMAC, so that no address is
/// kept; when the day is over the key is deleted, and everything that was kept under it.
/// </summary>
internal sealed class DaySecret(Database database, TimeProvider time, RandomNumberGenerator random)
{
    private readonly SemaphoreSlim renewal = new(1);
    private (Day Day, byte[] Secret)? today;

    /// <summary>Stands for a caller who cannot be found out from it.</summary>
    internal static string Pseudonym(byte[] secret, byte[] who) => Convert.ToHexString(HMACSHA256.HashData(secret, who), 0, 16);

    /// <summary>The key of today.</summary>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    internal async ValueTask<(Day Day, byte[] Secret)> OfTodayAsync()
    {
        var day = Day.Of(time.GetUtcNow());
        if (today is { } known && known.Day == day) return known;
        await renewal.WaitAsync();
        try
        {
            if (today is { } meanwhile && meanwhile.Day == day) return meanwhile;
            var mine = new byte[32];
            random.GetBytes(mine);
            var secret = await database.WriteAsync<string>(session =>
            {
                session.Execute("DELETE FROM rate_limits WHERE day < @day", new { day });
                session.Execute("DELETE FROM failed_guesses WHERE day < @day", new { day });
                session.Execute("DELETE FROM rate_limit_keys WHERE day < @day", new { day });
                session.Execute(
                    "INSERT INTO rate_limit_keys (day, secret) VALUES (@day, @mine) ON CONFLICT (day) DO NOTHING", new { day, mine = Convert.ToHexStringLower(mine) });
                return session.QueryFirstOrDefault<string>("SELECT secret FROM rate_limit_keys WHERE day = @day", new { day })!;
            });
            today = (day, Convert.FromHexString(secret.Value));
            return today.Value;
        }
        finally
        {
            renewal.Release();
        }
    }
}
