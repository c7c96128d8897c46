using Microsoft.Data.Sqlite;

namespace JkLab.Bench.Load.Server;

/// <summary>The one table of the floor and the naive server: a row is found by a random number and costs one random page.</summary>
internal static class FloorTable
{
    internal const string Create =
        "CREATE TABLE floor (id INTEGER PRIMARY KEY, license_id INTEGER NOT NULL, seat INTEGER NOT NULL, code TEXT NOT NULL, created_at TEXT NOT NULL)";

    internal static string ConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();

    /// <summary>The statement; a repeated request is no error, since a run may ask for the same row twice.</summary>
    internal static SqliteCommand Insert(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO floor (id, license_id, seat, code, created_at) VALUES ($id, $license, 1, $code, $at) ON CONFLICT (id) DO NOTHING";
        foreach (var name in (string[])["$id", "$license", "$code", "$at"]) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    internal static void Run(this SqliteCommand insert, FloorRow row)
    {
        insert.Parameters[0].Value = row.Id;
        insert.Parameters[1].Value = (long)row.License;
        insert.Parameters[2].Value = row.Code;
        insert.Parameters[3].Value = row.CreatedAt;
        insert.ExecuteNonQuery();
    }

    internal static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
