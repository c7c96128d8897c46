using System.Data.Common;
using Dapper;

namespace JkLab.LicenseServer.Storage;

/// <summary>A connection inside a transaction: the only way to run SQL, so that no call forgets the transaction.</summary>
public sealed class Session
{
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;

    internal Session(DbConnection connection, DbTransaction transaction)
    {
        this.connection = connection;
        this.transaction = transaction;
    }

    /// <summary>All rows.</summary>
    public IEnumerable<T> Query<T>(string sql, object? args = null) => connection.Query<T>(sql, args, transaction);

    /// <summary>All rows, one at a time; finish with them before the next statement.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? args = null) => connection.Query<T>(sql, args, transaction, buffered: false);

    /// <summary>The first row or the default.</summary>
    public T? QueryFirstOrDefault<T>(string sql, object? args = null) => connection.QueryFirstOrDefault<T>(sql, args, transaction);

    /// <summary>Runs a statement, once for each element where <paramref name="args"/> is a list.</summary>
    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, object? args = null) => connection.Execute(sql, args, transaction);

    /// <summary>The first column of the first row.</summary>
    public T? ExecuteScalar<T>(string sql, object? args = null) => connection.ExecuteScalar<T>(sql, args, transaction);
}
