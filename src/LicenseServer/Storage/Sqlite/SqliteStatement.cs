using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Storage.Sqlite;

/// <summary>A command that runs a compiled statement of its connection.</summary>
internal sealed class SqliteStatement(SqliteLink link) : DbCommand
{
    private SqliteLink.Taken? taken;
    private string text = "";

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get => text;
        set
        {
            SqliteParameter[] given = [.. taken?.Command.Parameters.Cast<SqliteParameter>() ?? []];
            PutBack();
            text = value ?? "";
            if (given.Length > 0) Compiled.Parameters.AddRange(given); // Dapper writes a list into the text once it has named its elements
        }
    }

    /// <inheritdoc/>
    public override int CommandTimeout { get; set; } = 30;

    /// <inheritdoc/>
    public override CommandType CommandType { get; set; } = CommandType.Text;

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <inheritdoc/>
    protected override DbConnection? DbConnection { get => link; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction { get; set; }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => Compiled.Parameters;

    private SqliteCommand Compiled => (taken ??= link.Take(text)).Command;

    /// <inheritdoc/>
    public override void Prepare() => Compiled.Prepare();

    /// <inheritdoc/>
    public override void Cancel() => Compiled.Cancel();

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => Named().ExecuteNonQuery();

    /// <inheritdoc/>
    public override object? ExecuteScalar() => Named().ExecuteScalar();

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => Compiled.CreateParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Named().ExecuteReader(behavior);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        PutBack();
        base.Dispose(disposing);
    }

    // As they stand in the statement: without the sign, each is looked for with every sign that SQLite knows.
    private SqliteCommand Named()
    {
        foreach (SqliteParameter parameter in Compiled.Parameters)
        {
            if (!parameter.ParameterName.StartsWith('@')) parameter.ParameterName = "@" + parameter.ParameterName;
        }

        return Compiled;
    }

    private void PutBack()
    {
        taken?.Dispose();
        taken = null;
    }
}
