using Npgsql;

namespace JkLab.LicenseServer.Storage.Postgres;

/// <summary>
/// Lets one server at a time fill or migrate a database: a row that says who may and until when, by the database's own clock. The holder
/// renews it; when he dies, it ends by itself.
/// </summary>
internal sealed class UpgradeLock : IDisposable
{
    private const string Name = "upgrade";
    private const string Now = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly NpgsqlDataSource source;
    private readonly string holder = Path.GetRandomFileName();
    private readonly Timer renewal;

    private UpgradeLock(NpgsqlDataSource source)
    {
        this.source = source;
        renewal = new Timer(_ => Renew(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until it is this process's turn.</summary>
    /// <exception cref="StorageException">Another one has not finished for ten minutes.</exception>
    internal static UpgradeLock Take(NpgsqlDataSource source)
    {
        CreateTable(source);
        var taken = new UpgradeLock(source);
        for (var left = Longest; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(100))
        {
            if (taken.TryTake()) return taken;
            Thread.Sleep(100);
        }

        throw new StorageException("another server is preparing the database and does not finish", "look at what that server says, or end it, and try again");
    }

    public void Dispose()
    {
        using var stopped = new ManualResetEvent(false);
        if (renewal.Dispose(stopped)) stopped.WaitOne();
        try
        {
            Execute("DELETE FROM leases WHERE name = @name AND holder = @holder");
        }
        catch (NpgsqlException)
        {
            // It ends by itself.
        }
    }

    // The same as in 0004_Leases.sql, which finds it here already. Of two who create it at once, one may fail.
    private static void CreateTable(NpgsqlDataSource source)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var command = source.CreateCommand(
                    "CREATE TABLE IF NOT EXISTS leases (name TEXT NOT NULL PRIMARY KEY, holder TEXT NOT NULL, until BIGINT NOT NULL)");
                command.ExecuteNonQuery();
                return;
            }
            catch (PostgresException e) when (attempt < 5 && e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject)
            {
                Thread.Sleep(50);
            }
        }
    }

    private bool TryTake()
    {
        var taken = Execute(
            $"""
            INSERT INTO leases (name, holder, until) VALUES (@name, @holder, {Now} + @term)
            ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until WHERE leases.until < {Now}
            """) == 1;
        if (taken) renewal.Change(Term / 3, Term / 3);
        return taken;
    }

    private void Renew()
    {
        try
        {
            Execute($"UPDATE leases SET until = {Now} + @term WHERE name = @name AND holder = @holder");
        }
        catch (NpgsqlException)
        {
            // The next time it may work; if not, the migration has lost its connection as well.
        }
    }

    private int Execute(string sql)
    {
        using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("name", Name);
        command.Parameters.AddWithValue("holder", holder);
        if (sql.Contains("@term")) command.Parameters.AddWithValue("term", (long)Term.TotalMilliseconds);
        return command.ExecuteNonQuery();
    }
}
