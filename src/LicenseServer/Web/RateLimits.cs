using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// How often one address and one licence key may call. Servers that share a database share the budgets; while it cannot be reached, each
/// counts for itself.
/// </summary>
internal sealed class RateLimits(Database database, DaySecret secrets, TimeProvider time, RandomNumberGenerator random, IConfiguration settings) : IDisposable
{
    /// <summary>The setting that turns them off, for tests and load runs.</summary>
    internal const string EnabledSetting = "RateLimits:Enabled";

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private readonly bool enabled = settings.GetValue(EnabledSetting, defaultValue: true);
    private readonly LocalRates local = new(time, random);
    private readonly SharedRates? shared = database.IsShared ? new SharedRates(database, secrets, time) : null;
    private DateTimeOffset alone;

    /// <summary>Takes a call from the budget of its address; a refusal when there is none left.</summary>
    internal ValueTask<Refusal?> TakeForAddressAsync(HttpContext context) =>
        TakeAsync(RateBudget.Address, ClientAddress.Identity(context.Connection.RemoteIpAddress), context);

    /// <summary>Takes a call from the budget of a licence key; a refusal when there is none left.</summary>
    internal ValueTask<Refusal?> TakeForKeyAsync(LicenseKey key, HttpContext context) =>
        TakeAsync(RateBudget.Key, Encoding.ASCII.GetBytes(key.ToString()), context);

    public void Dispose() => local.Dispose();

    private async ValueTask<Refusal?> TakeAsync(RateBudget budget, byte[] who, HttpContext context)
    {
        if (!enabled) return null;
        if ((shared is null ? local.Take(budget, who) : await TakeSharedAsync(shared, budget, who)) is not { } wait) return null;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new Refusal(RefusalCodes.RateLimited);
    }

    private async ValueTask<TimeSpan?> TakeSharedAsync(SharedRates rates, RateBudget budget, byte[] who)
    {
        var now = time.GetUtcNow();
        if (now < alone) return local.Take(budget, who);
        try
        {
            return await rates.TakeAsync(budget, who);
        }
        catch (StorageException)
        {
            alone = now + AfterFailure;
            return local.Take(budget, who);
        }
    }
}
