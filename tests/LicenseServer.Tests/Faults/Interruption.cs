using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>Kills a verb between two statements, on PostgreSQL: whoever is about to write into a table waits for its lock, and dies there.</summary>
internal static class Interruption
{
    /// <summary>Kills it before it writes into a table, and waits until the database has noticed.</summary>
    internal static async Task KillBeforeAsync(Owner owner, string table, params string[] verb)
    {
        using (Sql.Hold(owner, $"LOCK TABLE {table} IN SHARE MODE"))
        {
            using var process = owner.Start(null, verb);
            await Eventually.HoldsAsync(() => Count(owner, "pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") > 0, seconds: 30);
            process.Kill();
            process.WaitForExit();
        }

        await Eventually.HoldsAsync(() => Count(owner, "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'") == 0, seconds: 30);
    }

    private static int Count(Owner owner, string rows) => int.Parse(Sql.Query(owner, $"SELECT COUNT(*) FROM {rows} AND @id = 0", 0).Single());
}
