using System.Data;
using System.Data.Common;
using DbUp.Builder;
using Polly;

namespace JkLab.LicenseServer.Storage;

/// <summary>What differs between the databases: how to connect, to lock, to migrate, and what their errors mean.</summary>
internal abstract class StorageEngine : IDisposable
{
    /// <summary>As the setting <c>Storage:Provider</c> names it.</summary>
    internal abstract string Provider { get; }

    /// <summary>Where it is, for people: a file, or host and name, never a user or a password.</summary>
    internal abstract string Place { get; }

    /// <summary>A transaction that sees one consistent state.</summary>
    internal abstract IsolationLevel ReadLevel { get; }

    /// <summary>A transaction that may write.</summary>
    internal abstract IsolationLevel WriteLevel { get; }

    /// <summary>What follows a SELECT whose rows of this table nobody else shall change until the commit.</summary>
    internal abstract string ForUpdateOf(string table);

    /// <summary>What follows a SELECT whose rows of this table others may read, but nobody shall change until the commit.</summary>
    internal abstract string ForShareOf(string table);

    /// <summary>Tries again what failed before anything was promised: a lost connection, a conflict with another server.</summary>
    internal virtual ResiliencePipeline Retries => ResiliencePipeline.Empty;

    /// <summary>A connection that is open and ready; disposing of it gives it back for reuse.</summary>
    /// <param name="toWrite">Whether it is the writer's, of whom there is one.</param>
    internal abstract DbConnection Open(bool toWrite = false);

    /// <summary>A connection for a single statement whose effect may be lost, outside any transaction; for databases that several servers share.</summary>
    internal virtual Task<DbConnection> OpenFleetingAsync(CancellationToken ct) => throw new NotSupportedException();

    /// <summary>How many readers may hold a connection at once; null where nobody has to wait.</summary>
    internal virtual int? ReadsAtOnce => null;

    /// <summary>Whether a transaction was in another's way, and the same again may work.</summary>
    internal virtual bool IsConflict(DbException e) => false;

    /// <summary>Whether the connection was lost, so that nobody knows what became of a commit.</summary>
    internal virtual bool IsLost(DbException e) => e.IsTransient;

    /// <summary>In plain words what the owner has to put right; null for mistakes of the program, such as wrong SQL or a broken constraint.</summary>
    internal abstract StorageException? Explain(DbException e);

    /// <summary>Whether the database can only be used by one server at a time.</summary>
    internal abstract bool IsEmbedded { get; }

    /// <summary>Whether anything was ever made in it, finished or not.</summary>
    internal abstract bool Exists();

    /// <summary>How many migrations were completed here: 0 for a database that was never made ready.</summary>
    internal abstract int Version();

    /// <summary>Notes that so many migrations are complete, and everything that a new database needs is in it.</summary>
    internal abstract void MarkReady(Session session, int version);

    /// <summary>Prepares for migrations, creating the database where this program may.</summary>
    /// <returns>What runs scripts.</returns>
    internal abstract UpgradeEngineBuilder Migrations();

    /// <summary>Keeps every other process that would migrate or fill this database waiting until it is disposed of.</summary>
    internal abstract IDisposable LockForUpgrade();

    /// <summary>A connection of the driver's own, without time limits, for copying whole tables.</summary>
    internal abstract DbConnection OpenForCopy();

    /// <summary>The same; null where there is no database yet.</summary>
    internal abstract DbConnection? TryOpenForCopy();

    /// <summary>Writes a consistent copy into a new SQLite file.</summary>
    internal abstract void CopyTo(string file);

    /// <summary>What is wrong with the database itself; a line each.</summary>
    internal abstract IEnumerable<string> FindDamage(Session session);

    /// <summary>Bytes that the database takes.</summary>
    internal abstract long Size(Session session);

    /// <summary>Runs something on the database; what the owner has to put right becomes a <see cref="StorageException"/>.</summary>
    internal T Explained<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (DbException e) when (Explain(e) is { } explained)
        {
            throw explained;
        }
    }

    public abstract void Dispose();
}
