using DbUp.Engine.Output;
using DbUp.Engine.Transactions;
using DbUp.Postgresql;

namespace JkLab.LicenseServer.Storage.Postgres;

/// <summary>Which scripts have run: named by themselves, without a sequence.</summary>
internal sealed class PostgresJournal(Func<IConnectionManager> connections, Func<IUpgradeLog> log)
    : PostgresqlTableJournal(connections, log, null, Table)
{
    internal const string Table = "schema_scripts";

    protected override string CreateSchemaTableSql(string quotedPrimaryKeyName) =>
        $"CREATE TABLE {Table} (scriptname TEXT NOT NULL PRIMARY KEY, applied TIMESTAMP NOT NULL)";
}
