using System.Data.Common;
using Npgsql;

namespace JkLab.LicenseServer.Storage.Postgres;

/// <summary>Connections to PostgreSQL. What the connection string says wins over what is set here, but for the name.</summary>
/// <remarks>Only what PostgreSQL's distributed relatives know as well is asked of a connection; what one of them does not know, it goes without.</remarks>
internal static class PostgresPool
{
    /// <summary>Who waits for a row for longer tries again from the start, alone; who holds one for longer has lost his connection without knowing.</summary>
    private static readonly string[] Patience = ["SET lock_timeout = '500ms'", "SET idle_in_transaction_session_timeout = '20s'"];

    /// <summary>Whether it is a connection string, with a host and a database.</summary>
    internal static bool CanRead(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Database.Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Whether a password is in it.</summary>
    internal static bool HoldsPassword(string text) => CanRead(text) && new NpgsqlConnectionStringBuilder(text).Password is { Length: > 0 };

    /// <summary>For transactions.</summary>
    internal static NpgsqlDataSource Create(string text, int connections) => Create(text, connections, Patience);

    /// <summary>For single statements whose effect may be lost when the database server's computer dies.</summary>
    internal static NpgsqlDataSource CreateFleeting(string text, int connections) => Create(text, connections, [.. Patience, "SET synchronous_commit = off"]);

    /// <summary>The connection string for what makes its own connections.</summary>
    internal static string Unpooled(string text) => new NpgsqlConnectionStringBuilder(Complete(text, 1)) { Pooling = false, CommandTimeout = 0 }.ToString();

    private static NpgsqlDataSource Create(string text, int connections, string[] beginnings)
    {
        var settings = new NpgsqlConnectionStringBuilder(Complete(text, connections));
        var session = settings.TargetSessionAttributes;
        settings.TargetSessionAttributes = null;
        var builder = new NpgsqlDataSourceBuilder(settings.ToString());
        builder.UsePhysicalConnectionInitializer(
            connection => Begin(connection, beginnings),
            connection =>
            {
                Begin(connection, beginnings);
                return Task.CompletedTask;
            });

        // Of several hosts the one that takes writes: the others follow it, and may know less.
        return settings.Host!.Contains(',')
            ? builder.BuildMultiHost().WithTargetSession(Enum.TryParse<TargetSessionAttributes>(session?.Replace("-", ""), ignoreCase: true, out var wanted) ? wanted : TargetSessionAttributes.Primary)
            : builder.Build();
    }

    private static string Complete(string text, int connections)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = new NpgsqlConnectionStringBuilder(text).ToString() };
        foreach (var (name, value) in new (string Name, object Value)[]
        {
            ("Timeout", 5),
            ("Maximum Pool Size", connections),
            ("Minimum Pool Size", 1), // so that a restore sees every server that is running
            ("Max Auto Prepare", 100),
            ("Auto Prepare Min Usages", 2),
            ("Enlist", false),
            ("No Reset On Close", true), // a transaction ends before its connection goes back, and nothing else is left in it
            ("Include Error Detail", false), // details quote what customers typed
            ("GSS Encryption Mode", "Disable"), // else a system without Kerberos complains at every start that it has none
        })
        {
            if (!given.ContainsKey(name)) given[name] = value;
        }

        given["Application Name"] = "jklab"; // by this a restore knows servers, whatever else they are called
        return given.ConnectionString;
    }

    private static void Begin(NpgsqlConnection connection, string[] statements)
    {
        foreach (var sql in statements)
        {
            try
            {
                using var command = new NpgsqlCommand(sql, connection);
                command.ExecuteNonQuery();
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.InvalidParameterValue)
            {
                // A relative that does not know the setting goes without it.
            }
        }
    }
}
