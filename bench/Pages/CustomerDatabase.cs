using JkLab.Bench.Load;
using JkLab.Bench.Load.Databases;
using JkLab.Bench.Load.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace JkLab.Bench.Pages;

/// <summary>A data folder with an account for every licence, all with the same password; an account has the number of its licence.</summary>
internal static class CustomerDatabase
{
    internal const string Password = "Tulpe Zahnrad Kiesel";
    private const int Rounds = 210_000;

    internal static string Email(Customers customers, int index) => $"customer{customers.LicenseId(index)}@example.com";

    internal static void Make(string program, string folder, Customers customers)
    {
        LicenseDatabase.Make(program, folder, customers);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "jklab.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA synchronous = OFF;
            INSERT INTO accounts (id, email, email_key, password_hash, security_stamp, revision, role, language, created_at)
            SELECT id, 'customer' || id || '@example.com', 'customer' || id || '@example.com', $hash, 'stamp', 'revision', 'customer', 'de', created_at FROM licenses ORDER BY id;
            UPDATE licenses SET account_id = id, customer = 'customer' || id || '@example.com'
            """;
        command.Parameters.AddWithValue("$hash", new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds })).HashPassword(new object(), Password));
        command.ExecuteNonQuery();
    }
}
