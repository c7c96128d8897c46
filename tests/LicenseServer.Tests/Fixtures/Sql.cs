using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>Looks into the database as the owner may, with a tool of his own.</summary>
public static class Sql
{
    /// <summary>The first column of every row, as text.</summary>
    public static List<string> Query(Owner owner, string sql, long id)
    {
        using var connection = Open(owner);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@id", id);
        command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }

    /// <summary>Runs a statement.</summary>
    public static void Execute(Owner owner, string sql)
    {
        using var connection = Open(owner);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement in a transaction that stays open until it is disposed of.</summary>
    public static IDisposable Hold(Owner owner, string sql)
    {
        var connection = Open(owner);
        using var command = connection.CreateCommand();
        command.Transaction = connection.BeginTransaction();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A consistent copy of the database, as a backup is.</summary>
    public static void CopyTo(Owner owner, string file)
    {
        if (owner.Database is { } database) PostgresServer.RunProgram("pg_dump", database, "-Fc", "-f", file);
        else Execute(owner, $"VACUUM INTO '{file}'");
    }

    /// <summary>Puts a copy in the place of the database; no server may run.</summary>
    public static void PutBack(Owner owner, string file)
    {
        if (owner.Database is { } database)
        {
            PostgresServer.RunProgram("pg_restore", database, "--clean", "--single-transaction", file);
            return;
        }

        foreach (var part in new[] { "-wal", "-shm" }) File.Delete(DatabaseOf(owner) + part);
        File.Copy(file, DatabaseOf(owner), overwrite: true);
    }

    private static string DatabaseOf(Owner owner) => Path.Combine(owner.Data, "jklab.db");

    private static DbConnection Open(Owner owner)
    {
        DbConnection connection = owner.Database is { } database
            ? new NpgsqlConnection(database + ";Pooling=False")
            : new SqliteConnection($"Data Source={DatabaseOf(owner)};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
