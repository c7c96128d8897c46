using DbUp.Engine.Output;
using DbUp.Engine.Transactions;
using DbUp.Postgresql;

namespace JkLab.LicenseServer.Storage.Postgres;

/// <summary>Which scripts have run: named by themselves, without a sequence.</summary>
internal sealed class PostgresJournal(Func<IConnectionManager> connections, Func<IUpgradeLog> log)
    : PostgresqlTableJournal(connections, log, null, Table)
{
    internal const string Table = "schema_scripts";

    // In the schema that is used: another may hold the tables that were there before a restore.
    protected override string DoesTableExistSql() =>
        $"SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '{Table}'";

    protected override string CreateSchemaTableSql(string quotedPrimaryKeyName) =>
        $"CREATE TABLE {Table} (scriptname TEXT NOT NULL PRIMARY KEY, applied TIMESTAMP NOT NULL)";
}
