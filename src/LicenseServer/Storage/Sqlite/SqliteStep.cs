using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Storage.Sqlite;

/// <summary>A transaction in compiled statements. Serializable ones may write and take the writer's place at once.</summary>
internal sealed class SqliteStep : DbTransaction
{
    private readonly SqliteLink link;
    private bool isOver;

    internal SqliteStep(SqliteLink link, IsolationLevel level)
    {
        this.link = link;
        IsolationLevel = level;
        link.Step(level == IsolationLevel.Serializable ? "BEGIN IMMEDIATE" : "BEGIN");
    }

    /// <inheritdoc/>
    public override IsolationLevel IsolationLevel { get; }

    /// <inheritdoc/>
    public override bool SupportsSavepoints => true;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection => link;

    /// <inheritdoc/>
    public override void Save(string savepointName) => link.Step("SAVEPOINT " + savepointName);

    /// <inheritdoc/>
    public override void Release(string savepointName) => link.Step("RELEASE " + savepointName);

    /// <inheritdoc/>
    public override void Rollback(string savepointName) => link.Step("ROLLBACK TO " + savepointName);

    /// <inheritdoc/>
    public override void Commit()
    {
        link.Step("COMMIT");
        isOver = true;
    }

    /// <inheritdoc/>
    public override void Rollback()
    {
        isOver = true;
        link.Step("ROLLBACK");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (isOver) return;
        try
        {
            Rollback();
        }
        catch (SqliteException)
        {
            // SQLite ended the transaction itself, on a full disk for example; otherwise the connection is not used again.
        }
    }
}
