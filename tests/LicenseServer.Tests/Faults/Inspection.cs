using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>Compares what the customers were told with what the database holds, while the server runs and nobody calls.</summary>
internal static class Inspection
{
    /// <summary>Looks at the licences that were used since the last look.</summary>
    /// <param name="owner">Whose database.</param>
    /// <param name="ledger">What the customers were told.</param>
    /// <param name="evenInDoubt">Whether what got no answer must not have been done either.</param>
    internal static void Look(Owner owner, Ledger ledger, bool evenInDoubt = false)
    {
        var touched = ledger.Customers.Where(customer => customer.IsTouched).ToList();
        foreach (var customer in touched) customer.IsTouched = false;
        using var connection = Open(owner);
        Compare(connection, ledger, touched, evenInDoubt);
    }

    /// <summary>Settles every doubt by asking again, then looks at everything, and lets the owner's verbs look too.</summary>
    internal static async Task LookThoroughlyAsync(RunningServer server, Ledger ledger)
    {
        var crm = new Crm(server.Client);
        foreach (var customer in ledger.Customers)
        {
            foreach (var computer in customer.Computers.Where(computer => computer.IsInDoubt)) await computer.ActivateAsync(crm, ledger, customer);
            if (customer.Computers.Any(computer => computer.IsInDoubt)) ledger.Complain($"licence {customer.License}: no answer without load");
        }

        using (var connection = Open(server.Owner))
        {
            Compare(connection, ledger, ledger.Customers);
            foreach (var (id, code) in ledger.Trials)
            {
                if (Rows(connection, "SELECT code FROM trials WHERE system_id = @value", id.ToString()).SingleOrDefault()?[0] != code)
                    ledger.Complain("a confirmed trial is gone");
            }

            if (Rows(connection, "PRAGMA integrity_check", "") is not [["ok"]]) ledger.Complain("the database is damaged");
        }

        Verb(server.Owner, ledger, "doctor");
        Verb(server.Owner, ledger, "audit", "verify");
    }

    private static void Verb(Owner owner, Ledger ledger, params string[] verb)
    {
        if (owner.Run(verb) is { Status: not 0 } result) ledger.Complain($"{string.Join(' ', verb)}: {result.Error}{result.Out}");
    }

    private static void Compare(SqliteConnection connection, Ledger ledger, IReadOnlyList<Customer> customers, bool evenInDoubt = false)
    {
        var held = Rows(
                connection,
                "SELECT license_id, seat, system_id, code FROM activations WHERE ended = 0 AND license_id IN (SELECT value FROM json_each(@value))",
                JsonSerializer.Serialize(customers.Select(customer => customer.License)))
            .ToLookup(row => uint.Parse(row[0]), row => (Seat: int.Parse(row[1]), SystemId: row[2], Code: row[3]));
        foreach (var customer in customers)
        {
            var seats = held[customer.License].ToList();
            if (seats.Count > customer.Seats || seats.Any(seat => seat.Seat > customer.Seats)) ledger.Complain($"licence {customer.License} is oversold");
            if (customer.Computers.Count(computer => computer.Holds) > customer.Seats) ledger.Complain($"licence {customer.License}: more were confirmed than it has seats");
            foreach (var computer in customer.Computers.Where(computer => evenInDoubt || !computer.IsInDoubt))
            {
                var code = seats.SingleOrDefault(seat => seat.SystemId == computer.Id.ToString()).Code;
                if (code == computer.Code) continue;
                ledger.Complain($"licence {customer.License}: " + (code is null ? "a confirmed activation is gone" : computer.Code is null ? "an activation that nobody was told of" : "another code"));
            }
        }
    }

    private static List<string[]> Rows(SqliteConnection connection, string sql, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@value", value);
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString()!)]);
        return rows;
    }

    private static SqliteConnection Open(Owner owner)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(owner.Data, "jklab.db")};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
