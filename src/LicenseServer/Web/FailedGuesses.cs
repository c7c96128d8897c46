using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>How often an address has guessed wrong today: passwords, second factors, links. Kept in the database, so that a restart forgives nobody.</summary>
internal sealed class FailedGuesses(Database database, DaySecret secrets, IConfiguration settings)
{
    /// <summary>So many are a person's mistakes; beyond, the address waits until the next day (UTC).</summary>
    private const int MostPerDay = 50;

    private readonly bool enabled = settings.GetValue(RateLimits.EnabledSetting, defaultValue: true);

    /// <summary>A refusal where an address has used up its mistakes.</summary>
    internal async Task<Refusal?> CheckAsync(HttpContext context)
    {
        if (!enabled) return null;
        var who = await WhoAsync(context);
        var count = await database.ReadAsync(session => session.ExecuteScalar<int?>("SELECT count FROM failed_guesses WHERE who = @who", new { who }), context.RequestAborted);
        return count >= MostPerDay ? new Refusal(RefusalCodes.RateLimited) { Variant = Variants.Guesses } : null;
    }

    /// <summary>Counts one.</summary>
    internal async Task AddAsync(HttpContext context)
    {
        var (day, _) = await secrets.OfTodayAsync();
        var who = await WhoAsync(context);
        await database.WriteAsync<int>(session => session.Execute(
            """
            INSERT INTO failed_guesses (who, day, count) VALUES (@who, @day, 1)
            ON CONFLICT (who) DO UPDATE SET count = failed_guesses.count + 1
            """,
            new { who, day }));
    }

    private async Task<string> WhoAsync(HttpContext context)
    {
        var (_, secret) = await secrets.OfTodayAsync();
        return DaySecret.Pseudonym(secret, ClientAddress.Identity(context.Connection.RemoteIpAddress));
    }
}
