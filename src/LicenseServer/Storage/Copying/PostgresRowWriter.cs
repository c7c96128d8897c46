using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace JkLab.LicenseServer.Storage.Copying;

/// <summary>Rows into PostgreSQL, by its binary COPY.</summary>
internal sealed class PostgresRowWriter : IRowWriter
{
    private readonly TableShape table;
    private readonly NpgsqlBinaryImporter importer;

    internal PostgresRowWriter(NpgsqlConnection connection, TableShape table)
    {
        this.table = table;
        importer = connection.BeginBinaryImport($"COPY {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)");
        importer.Timeout = TimeSpan.Zero;
    }

    /// <inheritdoc/>
    public void Write(DbDataReader row)
    {
        importer.StartRow();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (row.IsDBNull(i)) importer.WriteNull();
            else if (table.Columns[i].IsText) importer.Write(row.GetString(i), NpgsqlDbType.Text);
            else if (table.Columns[i].IsBytes) importer.Write(row.GetFieldValue<byte[]>(i), NpgsqlDbType.Bytea);
            else if (table.Columns[i].Type == "INTEGER") importer.Write(row.GetInt32(i), NpgsqlDbType.Integer);
            else importer.Write(row.GetInt64(i), NpgsqlDbType.Bigint);
        }
    }

    /// <inheritdoc/>
    public void Complete() => importer.Complete();

    /// <inheritdoc/>
    public void Dispose() => importer.Dispose();
}
