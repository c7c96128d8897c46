using System.Diagnostics;
using JkLab.Bench.Load.Server;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using Microsoft.Data.Sqlite;

namespace JkLab.Bench.Load.Databases;

/// <summary>
/// Fills a data folder with licences, every second one with an activation and its code, in the order of the indexes and without waiting
/// for the disk.
/// </summary>
/// <remarks>
/// The folder is created by the program itself. All activations share the text of one code, since signing millions takes half an hour and
/// no request touches these; so <c>doctor</c> has much to say about such a folder.
/// </remarks>
internal static class LicenseDatabase
{
    private const string At = "2026-01-02T03:04:05.678Z";
    private const string IssuedOn = "2026-01-02";

    /// <summary>Creates the folder and fills it.</summary>
    internal static void Make(string program, string folder, Customers customers)
    {
        using (var process = Process.Start(new ProcessStartInfo(program, ["key", "list", "--data", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} did not create the data folder {folder}");
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "jklab.db"), Pooling = false }.ToString());
        connection.Open();
        connection.Execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -262144");
        var indexes = Indexes(connection);
        foreach (var (name, _) in indexes) connection.Execute($"DROP INDEX {name}");
        connection.Execute("BEGIN");
        Insert(connection, "licenses (id, license_key, product, edition, seats, status, features, created_at)", Licenses(customers));
        Insert(connection, "activations (license_id, seat, ended, id, system_id, channel, activated_at, transfer, code)", Activations(customers));
        Insert(connection, "codes (license_id, seat, issued_on, issue, activation_id, key_id, code, created_at)", Codes(customers, KeyId(connection)));
        connection.Execute("COMMIT");
        foreach (var (_, sql) in indexes) connection.Execute(sql);
        connection.Execute("PRAGMA journal_mode = WAL");
    }

    private static IEnumerable<object[]> Licenses(Customers customers) => Enumerable.Range(0, customers.Count)
        .Select(i => (object[])[(long)customers.LicenseId(i), customers.Key(i).ToString(), 1, 1, Customers.Seats, "active", 0, At]);

    private static IEnumerable<object[]> Activations(Customers customers)
    {
        var code = SomeCode();
        for (var i = 0; i < customers.Count; i += 2)
            yield return [(long)customers.LicenseId(i), 1, 0, ActivationId(customers, i), Customers.Computer(i).ToString(), "online", At, 0, code];
    }

    private static IEnumerable<object[]> Codes(Customers customers, string keyId)
    {
        var code = SomeCode();
        for (var i = 0; i < customers.Count; i += 2)
            yield return [(long)customers.LicenseId(i), 1, IssuedOn, 0, ActivationId(customers, i), keyId, code, At];
    }

    private static long ActivationId(Customers customers, int index) => ((long)customers.LicenseId(index) << 31) | (long)(Customers.Mix((ulong)index) >> 33);

    private static string SomeCode()
    {
        Day.TryParse(IssuedOn, out var day);
        var terms = new ActivationTerms { Kind = LicenseKind.Bound, Product = 1, Edition = 1, License = 1, SystemId = Customers.Computer(0), IssuedOn = day, Seat = 1 };
        return ActivationCode.Sign(terms, new SigningKey(new byte[SigningKey.SeedLength])).ToString();
    }

    private static void Insert(SqliteConnection connection, string into, IEnumerable<object[]> rows)
    {
        using var command = connection.CreateCommand();
        var columns = into.Count(c => c == ',') + 1;
        command.CommandText = $"INSERT INTO {into} VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(i => "$" + i))})";
        for (var i = 0; i < columns; i++) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++) command.Parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
    }

    private static string KeyId(SqliteConnection connection) => Read(connection, "SELECT key_id FROM signing_keys WHERE active = 1", row => row.GetString(0))[0];

    private static List<(string Name, string Sql)> Indexes(SqliteConnection connection) => Read(
        connection,
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('licenses', 'activations', 'codes')",
        row => (row.GetString(0), row.GetString(1)));

    private static List<T> Read<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read()) all.Add(read(rows));
        return all;
    }
}
