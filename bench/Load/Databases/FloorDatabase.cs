using JkLab.Bench.Load.Server;
using Microsoft.Data.Sqlite;

namespace JkLab.Bench.Load.Databases;

/// <summary>The table of the floor and the naive server, with as many rows as the licences have activations.</summary>
internal static class FloorDatabase
{
    internal static void Make(string file, int rows)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        connection.Execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF");
        connection.Execute(FloorTable.Create);
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = FloorTable.Insert(connection);
            insert.Transaction = transaction;
            var stride = long.MaxValue / rows;
            var code = new string('0', ActivationCodeLength);
            for (var i = 0; i < rows; i++) insert.Run(new FloorRow(stride * i + (long)(Customers.Mix((ulong)i) % (ulong)stride), 1, code, "2026-01-02T03:04:05.678Z"));
            transaction.Commit();
        }

        connection.Execute("PRAGMA journal_mode = WAL");
    }

    /// <summary>Five lines of six groups of five symbols, printed.</summary>
    private const int ActivationCodeLength = 5 * 35 + 4;
}
