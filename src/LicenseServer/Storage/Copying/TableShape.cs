using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Storage.Copying;

/// <summary>A table as both databases know it, since the same scripts made it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">In their order.</param>
/// <param name="Key">The columns of its primary key.</param>
/// <param name="References">The tables that must be filled before it.</param>
internal sealed record TableShape(string Name, IReadOnlyList<TableShape.Column> Columns, IReadOnlyList<TableShape.Column> Key, IReadOnlyList<string> References)
{
    /// <summary>What is of this moment alone, and of these servers: it is neither copied nor in any backup.</summary>
    internal static readonly string[] OfTheMoment = ["leases", "rate_limits", "rate_limit_keys", "failed_guesses"];

    /// <summary>What the SQLite database itself keeps.</summary>
    private static readonly string[] Own = ["SchemaVersions"];

    /// <summary>A column.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">TEXT, INTEGER (32 bits), BIGINT or BYTEA.</param>
    internal sealed record Column(string Name, string Type)
    {
        internal bool IsText => Type == "TEXT";

        internal bool IsBytes => Type == "BYTEA";
    }

    /// <summary>All tables that hold what is to last, those first to which others refer.</summary>
    internal static IReadOnlyList<TableShape> All(SqliteConnection connection)
    {
        var left = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
            .Except([.. OfTheMoment, .. Own]).Select(name => Of(connection, name)).ToList();
        var sorted = new List<TableShape>();
        while (left.Count > 0)
        {
            var next = left.First(table => table.References.All(other => other == table.Name || sorted.Any(done => done.Name == other)));
            left.Remove(next);
            sorted.Add(next);
        }

        return sorted;
    }

    /// <summary>Reads all rows, in the order of the key where it is asked for, the same on both databases.</summary>
    internal DbDataReader Read(DbConnection connection, DbTransaction? transaction, bool inOrder)
    {
        var order = Key.Select(column => column.Name + (column.IsText && connection is not SqliteConnection ? " COLLATE \"C\"" : ""));
        var sql = $"SELECT {string.Join(", ", Columns.Select(column => column.Name))} FROM {Name}" + (inOrder ? " ORDER BY " + string.Join(", ", order) : "");
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Transaction = transaction;
        return command.ExecuteReader();
    }

    private static TableShape Of(SqliteConnection connection, string name)
    {
        var rows = connection.Query<(string Name, string Type, long Key)>("SELECT name, type, pk FROM pragma_table_info(@name) ORDER BY cid", new { name }).ToList();
        return new TableShape(
            name,
            [.. rows.Select(row => new Column(row.Name, row.Type))],
            [.. rows.Where(row => row.Key > 0).OrderBy(row => row.Key).Select(row => new Column(row.Name, row.Type))],
            [.. connection.Query<string>("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(@name)", new { name })]);
    }
}
