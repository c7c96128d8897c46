using System.Data;
using System.Data.Common;
using JkLab.LicenseServer.Storage.Postgres;
using JkLab.LicenseServer.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JkLab.LicenseServer.Storage.Copying;

/// <summary>
/// Copies everything from SQLite to PostgreSQL or back: from one consistent state, in one transaction of the target, compared row by row
/// before it is committed. So the target is whole afterwards or still empty.
/// </summary>
internal sealed class DatabaseCopy
{
    private readonly DbConnection from;
    private readonly DbConnection to;
    private readonly IReadOnlyList<TableShape> tables;
    private readonly Action step;

    private DatabaseCopy(DbConnection from, DbConnection to, Action step)
    {
        (this.from, this.to, this.step) = (from, to, step);
        tables = TableShape.All(from as SqliteConnection ?? (SqliteConnection)to);
    }

    /// <summary>How many rows a copy has to read and compare: twice those there are.</summary>
    internal static long CountSteps(StorageEngine source)
    {
        if (source.Version() == 0) return 0;
        using var connection = source.OpenForCopy();
        return 2 * Names(connection).Sum(name => Count(connection, null, name));
    }

    /// <summary>Copies; the target's own version becomes the source's.</summary>
    /// <param name="source">Of this program's version, or of an older one.</param>
    /// <param name="target">Empty; its tables are made here.</param>
    /// <param name="step">Called for each row copied and each row compared.</param>
    /// <returns>The rows of each table.</returns>
    /// <exception cref="StorageException">The target is not empty, or one of the two cannot be used.</exception>
    internal static IReadOnlyDictionary<string, long> Run(StorageEngine source, StorageEngine target, Action step) => source.Explained(() => target.Explained(() =>
    {
        using var only = target.LockForUpgrade();
        RequireEmpty(target);
        var version = source.Version();
        Migrator.Upgrade(target, version);
        using var from = source.OpenForCopy();
        using var to = target.OpenForCopy();
        using var reading = from.BeginTransaction(source.ReadLevel == IsolationLevel.Snapshot ? IsolationLevel.Serializable : source.ReadLevel);
        using var writing = to.BeginTransaction();
        var copy = new DatabaseCopy(from, to, step);
        var rows = copy.tables.ToDictionary(table => table.Name, table => copy.Copy(table, reading, writing));
        foreach (var table in copy.tables) copy.Compare(table, reading, writing);
        target.MarkReady(new Session(to, writing, target, server: null), version);
        writing.Commit();
        return rows;
    }));

    private static void RequireEmpty(StorageEngine target)
    {
        using var connection = target.Version() == 0 ? target.TryOpenForCopy() : target.OpenForCopy();
        if (connection is null) return;
        var full = Names(connection).FirstOrDefault(name => Count(connection, null, name) > 0);
        if (full is not null || target.Version() != 0)
            throw new StorageException("the database to copy to is not empty" + (full is null ? "" : $": there are rows in {full}"),
                target.IsEmbedded ? $"move {target.Place} away, with its -wal and -shm if they are there; nothing was changed" : "name an empty one; nothing was changed");
    }

    private static IEnumerable<string> Names(DbConnection connection) =>
        (connection is SqliteConnection sqlite ? TableShape.All(sqlite).Select(table => table.Name) : PostgresEngine.Tables(connection)).ToList();

    private static long Count(DbConnection connection, DbTransaction? transaction, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        command.CommandTimeout = 0;
        command.Transaction = transaction;
        return (long)command.ExecuteScalar()!;
    }

    private long Copy(TableShape table, DbTransaction reading, DbTransaction writing)
    {
        using var rows = table.Read(from, reading, inOrder: false);
        using IRowWriter writer = to is NpgsqlConnection postgres ? new PostgresRowWriter(postgres, table) : new SqliteRowWriter((SqliteTransaction)writing, table);
        long count = 0;
        for (; rows.Read(); count++)
        {
            writer.Write(rows);
            step();
        }

        writer.Complete();
        return count;
    }

    private void Compare(TableShape table, DbTransaction reading, DbTransaction writing)
    {
        using var ours = table.Read(from, reading, inOrder: true);
        using var theirs = table.Read(to, writing, inOrder: true);
        while (ours.Read())
        {
            if (!theirs.Read() || !IsSame(table, ours, theirs)) throw Different(table);
            step();
        }

        if (theirs.Read()) throw Different(table);
    }

    private static bool IsSame(TableShape table, DbDataReader ours, DbDataReader theirs)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (ours.IsDBNull(i) != theirs.IsDBNull(i)) return false;
            if (ours.IsDBNull(i)) continue;
            var column = table.Columns[i];
            if (column.IsText ? ours.GetString(i) != theirs.GetString(i)
                : column.IsBytes ? !ours.GetFieldValue<byte[]>(i).AsSpan().SequenceEqual(theirs.GetFieldValue<byte[]>(i))
                : ours.GetInt64(i) != theirs.GetInt64(i)) return false;
        }

        return true;
    }

    private static StorageException Different(TableShape table) => new(
        $"the copy of the table {table.Name} is not the same as the original", "nothing was changed; run 'jklab doctor', and report it");
}
