using System.Globalization;
using System.Xml;
using Microsoft.Data.Sqlite;

namespace JkLab.Bench.Books;

/// <summary>
/// The least that an import can do: read the file to its end twice, once to know that it is whole, and write the rows that are there afterwards, from
/// values made up beforehand, as many to a commit as the import has, in the order in which they lie in the database. It decides nothing and looks nothing up.
/// </summary>
internal static class ImportFloor
{
    private const int InOneTransaction = 1000;
    private const string At = "2026-01-02T03:04:05.678Z";

    private static readonly string[] Statements =
    [
        """
        INSERT INTO payments (id, booked_on, amount, assigned, payer, remittance, text_key, bank_reference, import_id, status, imported_at)
        SELECT 200000000 + $i, '2026-01-05', 14900, 14900, buyer, reference, buyer_key || '|' || reference, '2026010500' || $i, 1, 'assigned', $at FROM receivables WHERE number = $number
        """,
        "INSERT INTO payment_identities (identity, payment_id) VALUES ($hash, 200000000 + $i)",
        "INSERT INTO payment_parts (payment_id, number, amount, at) VALUES (200000000 + $i, $number, 14900, $at)",
        "UPDATE receivables SET paid = 14900, status = 'paid' WHERE number = $number",
        "UPDATE orders SET status = 'paid', closed_at = $at, fulfilled = 1 WHERE id = 100000000 + $i",
        "UPDATE licenses SET status = 'active' WHERE id = (SELECT license_id FROM orders WHERE id = 100000000 + $i)",
        """
        INSERT INTO outbox (id, recipient, language, subject, content, created_at, next_try)
        SELECT $random, email, 'de', 'Ihre Lizenz', $letter, $at, $at FROM orders WHERE id = 100000000 + $i
        """,
        """
        INSERT INTO audit_entries (server, link, position, at, actor, action, license_id, details_hash, salt, details)
        VALUES ('floor', $i / 250, $i % 250, $at, 'command-line', 'payment.assigned', $i, $hash, $hash, $details)
        """,
        "INSERT INTO audit_entries (server, link, position, at, actor, action, license_id) VALUES ('floor', $i / 250, 250 + $i % 250, $at, 'command-line', 'license.approved', $i)",
    ];

    internal static void Run(string databaseFile, string statement, int count)
    {
        Read(statement);
        Read(statement);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = databaseFile, Pooling = false }.ToString());
        connection.Open();
        using (var settings = connection.CreateCommand())
        {
            settings.CommandText = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536";
            settings.ExecuteNonQuery();
        }

        var commands = Statements.Select(sql => Prepare(connection, sql)).ToList();
        foreach (var part in Enumerable.Range(1, count).Chunk(InOneTransaction))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var i in part)
            {
                var hash = Load.Customers.Mix((ulong)i).ToString("x16", CultureInfo.InvariantCulture) + Load.Customers.Mix(~(ulong)i).ToString("x16", CultureInfo.InvariantCulture);
                foreach (var command in commands)
                {
                    command.Transaction = transaction;
                    foreach (SqliteParameter parameter in command.Parameters) parameter.Value = Value(parameter.ParameterName, i, hash);
                    if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException("the floor missed a row: " + command.CommandText);
                }
            }

            transaction.Commit();
        }

        foreach (var command in commands) command.Dispose();
    }

    private static object Value(string name, int i, string hash) => name switch
    {
        "$i" => i,
        "$at" => At,
        "$number" => $"2026-{i:00000000}",
        "$hash" => hash,
        "$random" => (long)(Load.Customers.Mix((ulong)i) >> 1),
        "$letter" => Letter,
        _ => """{"payment":200000000,"invoice":"2026-00000000","amount":"149.00"}""",
    };

    private static readonly string Letter = new('x', 700);

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "$i", "$at", "$number", "$hash", "$random", "$letter", "$details" })
        {
            if (sql.Contains(name, StringComparison.Ordinal)) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Read(string file)
    {
        using var reader = XmlReader.Create(file);
        while (reader.Read())
        {
        }
    }
}
