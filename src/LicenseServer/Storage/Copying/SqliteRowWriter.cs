using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Storage.Copying;

/// <summary>Rows into SQLite: one compiled statement.</summary>
internal sealed class SqliteRowWriter : IRowWriter
{
    private readonly TableShape table;
    private readonly SqliteCommand command;

    internal SqliteRowWriter(SqliteTransaction transaction, TableShape table)
    {
        this.table = table;
        command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => "@p" + i))})";
        for (var i = 0; i < table.Columns.Count; i++) command.Parameters.Add("@p" + i, table.Columns[i] is var column && column.IsText ? SqliteType.Text : column.IsBytes ? SqliteType.Blob : SqliteType.Integer);
    }

    /// <inheritdoc/>
    public void Write(DbDataReader row)
    {
        for (var i = 0; i < table.Columns.Count; i++)
            command.Parameters[i].Value = row.IsDBNull(i) ? DBNull.Value : table.Columns[i] is var column && column.IsText ? row.GetString(i) : column.IsBytes ? row.GetFieldValue<byte[]>(i) : row.GetInt64(i);
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Complete()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => command.Dispose();
}
