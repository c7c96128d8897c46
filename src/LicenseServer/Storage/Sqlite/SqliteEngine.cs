using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Storage.Sqlite;

/// <summary>
/// SQLite in the data folder, in WAL mode with synchronous=FULL: readers never wait, a commit has reached the disk. Between processes its
/// own lock orders the writers.
/// </summary>
internal sealed class SqliteEngine(DataFolder folder) : StorageEngine
{
    /// <summary>Readers beside the writer; more connections than this are not kept.</summary>
    private const int MaxIdle = 8;

    /// <summary>Pages in memory: a database of millions is read and written all over.</summary>
    private const string ReaderSettings = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096;";

    private const string WriterSettings = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;";

    private readonly ConcurrentBag<SqliteLink> idle = [];
    private SqliteLink? writer;
    private bool isClosed;

    /// <inheritdoc/>
    internal override string Provider => "sqlite";

    /// <inheritdoc/>
    internal override string Place => Path.GetFileName(folder.DatabaseFile);

    /// <inheritdoc/>
    internal override IsolationLevel ReadLevel => IsolationLevel.Snapshot;

    /// <inheritdoc/>
    internal override IsolationLevel WriteLevel => IsolationLevel.Serializable;

    /// <inheritdoc/>
    internal override string ForUpdateOf(string table) => ""; // who writes is alone

    /// <inheritdoc/>
    internal override string ForShareOf(string table) => "";

    /// <inheritdoc/>
    internal override bool IsEmbedded => true;

    /// <inheritdoc/>
    internal override DbConnection Open(bool toWrite) => toWrite
        ? Interlocked.Exchange(ref writer, null) ?? Connect(WriterSettings, GiveWriterBack)
        : idle.TryTake(out var link) ? link : Connect(ReaderSettings, GiveBack);

    /// <inheritdoc/>
    internal override StorageException? Explain(DbException e) => e is SqliteException failure ? SqliteErrors.Explain(failure) : null;

    /// <inheritdoc/>
    internal override bool Exists() => File.Exists(folder.DatabaseFile) && new FileInfo(folder.DatabaseFile).Length > 0;

    /// <inheritdoc/>
    internal override int Version() => !File.Exists(folder.DatabaseFile) ? 0 : Explained(() => Convert.ToInt32(Scalar("PRAGMA user_version")));

    /// <inheritdoc/>
    internal override void MarkReady(Session session, int version) => session.Execute($"PRAGMA user_version = {version}");

    /// <inheritdoc/>
    internal override UpgradeEngineBuilder Migrations()
    {
        CreateFile();
        Scalar("PRAGMA journal_mode = WAL");
        return DeployChanges.To.SqliteDatabase(new SqliteConnectionStringBuilder { DataSource = folder.DatabaseFile, Pooling = false }.ToString());
    }

    /// <inheritdoc/>
    internal override IDisposable LockForUpgrade() => folder.Lock(DataFolder.CreateLock);

    /// <inheritdoc/>
    internal override IEnumerable<string> FindDamage(Session session)
    {
        foreach (var line in session.Query<string>("PRAGMA integrity_check").Where(line => line != "ok")) yield return "damaged: " + line.Split('\n')[0];
        if (session.Query<object>("PRAGMA foreign_key_check").Count() is var strays and > 0) yield return $"{(strays == 1 ? "1 row refers" : $"{strays} rows refer")} to something that is not there";
    }

    /// <inheritdoc/>
    internal override long Size(Session session) =>
        session.ExecuteScalar<long>("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");

    /// <inheritdoc/>
    internal override DbConnection OpenForCopy() => Raw();

    /// <inheritdoc/>
    internal override DbConnection? TryOpenForCopy() => File.Exists(folder.DatabaseFile) ? Raw() : null;

    /// <inheritdoc/>
    internal override void CopyTo(string file) => Explained(() =>
    {
        using var connection = Raw();
        using var flush = new GradualFlush(file);
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @file";
        command.Parameters.AddWithValue("@file", file);
        return command.ExecuteNonQuery();
    });

    /// <inheritdoc/>
    public override void Dispose()
    {
        isClosed = true;
        Interlocked.Exchange(ref writer, null)?.Discard();
        while (idle.TryTake(out var link)) link.Discard();
    }

    private SqliteLink Connect(string settings, Action<SqliteLink> giveBack)
    {
        var connection = new SqliteConnection(ConnectionString(foreignKeys: true));
        var link = new SqliteLink(connection, giveBack);
        try
        {
            link.Run(settings);
            return link;
        }
        catch
        {
            link.Discard();
            throw;
        }
    }

    private void GiveBack(SqliteLink link)
    {
        if (!isClosed && link.IsSound && idle.Count < MaxIdle) idle.Add(link);
        else link.Discard();
    }

    private void GiveWriterBack(SqliteLink link)
    {
        if (isClosed || !link.IsSound || Interlocked.CompareExchange(ref writer, link, null) is not null) link.Discard();
    }

    private string ConnectionString(bool foreignKeys) => new SqliteConnectionStringBuilder
    {
        DataSource = folder.DatabaseFile,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = foreignKeys,
        DefaultTimeout = 30,
        Pooling = false,
    }.ToString();

    private SqliteConnection Raw()
    {
        var connection = new SqliteConnection(ConnectionString(foreignKeys: false));
        connection.Open();
        return connection;
    }

    private object? Scalar(string sql)
    {
        using var connection = Raw();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void CreateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var stream = new FileStream(folder.DatabaseFile, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"the database {folder.DatabaseFile} cannot be written to: {e.Message.TrimEnd('.')}", "make it writable for this user", e);
        }
    }
}
