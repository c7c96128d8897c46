namespace JkLab.LicenseServer.Storage;

/// <summary>
/// What one of several servers does for all of them, once in an interval: a row says who did it last, and until when nobody else does.
/// </summary>
/// <remarks>
/// Moments come from each server's own clock: where clocks differ, a job may be done earlier by the difference, so it suits what does no
/// harm twice. Whoever dies in the middle of his job leaves it for the next interval.
/// </remarks>
public sealed class Lease(Database database, TimeProvider time)
{
    /// <summary>Takes a job for an interval; only who gets true does it.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public bool TryTake(string job, TimeSpan interval)
    {
        return database.Write<bool>(Take, mayRunAgain: true).Value;

        Result<bool> Take(Session session)
        {
            // One until far ahead was taken while a clock was wrong.
            var now = time.GetUtcNow();
            return session.Execute(
                """
                INSERT INTO leases (name, holder, until) VALUES (@job, @Server, @until)
                ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until WHERE leases.until <= @now OR leases.until > @tooFar
                """,
                new { job, session.Server, until = At(now + interval), now = At(now), tooFar = At(now + (2 * interval)) }) == 1;
        }
    }

    /// <summary>Gives a job back that failed, so that any server may try it again at once.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public void GiveBack(string job) => database.Write<int>(
        session => session.Execute("UPDATE leases SET until = 0 WHERE name = @job AND holder = @Server", new { job, session.Server }), mayRunAgain: true);

    private static long At(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();
}
