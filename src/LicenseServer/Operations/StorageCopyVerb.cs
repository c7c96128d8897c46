using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Storage.Copying;
using JkLab.LicenseServer.Storage.Postgres;
using JkLab.LicenseServer.Storage.Sqlite;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>jklab storage copy --to postgres|sqlite</c>: copies everything into the other kind of database, and compares it row by row.</summary>
internal static class StorageCopyVerb
{
    private const string Sqlite = "sqlite";
    private const string Postgres = "postgres";

    internal static Command Create(CliContext context)
    {
        var to = new Option<string>("--to") { Description = "the other kind of database", HelpName = "postgres|sqlite", Required = true };
        to.AcceptOnlyFromAmong(Postgres, Sqlite);
        var text = Options.Text("--connection-string", "of the PostgreSQL database; other users of this computer may see it", "TEXT");
        var file = Options.Text("--connection-string-file", "the file with the connection string of the PostgreSQL database", "F");
        var command = new Command("copy", "copy everything into an empty database of the other kind, and compare it row by row") { to, text, file };
        command.SetAction(parsed =>
        {
            var kind = parsed.GetRequiredValue(to);
            using var only = context.Folder.TryLock(DataFolder.ServeLock) ?? throw new OwnerException(
                $"a server is running on the data folder {context.Folder.Path}", "stop it first, and every other server of this database");
            var source = context.Database.Engine;
            if (source.Provider == kind) throw new OwnerException($"everything is in {kind} already", "name the other kind with --to");
            using var target = kind == Sqlite
                ? (StorageEngine)new SqliteEngine(context.Folder)
                : new PostgresEngine(ReadTarget(parsed.GetValue(text), parsed.GetValue(file)));
            var rows = Copy(context, source, target);
            context.Say(kind == Postgres
                ? $"now set {StorageSettings.Provider} to 'postgres' and {StorageSettings.ConnectionString}; jklab.db stays as it is, move it away when all is well"
                : $"now set {StorageSettings.Provider} to 'sqlite' and take {StorageSettings.ConnectionString} out; the PostgreSQL database stays as it is");
            return context.Print(
                new { From = source.Provider, To = kind, Tables = rows.Select(table => new { Name = table.Key, Rows = table.Value }) },
                writer => Table.Write(writer, ["TABLE", "ROWS"], [.. rows.Select(table => new[] { table.Key, table.Value.ToString() })]));
        });
        return new Command("storage", "where everything is kept") { command };
    }

    private static IReadOnlyDictionary<string, long> Copy(CliContext context, StorageEngine source, StorageEngine target)
    {
        try
        {
            using var progress = new ProgressBar(context.Host, "copying and comparing", DatabaseCopy.CountSteps(source));
            return DatabaseCopy.Run(source, target, progress.Step);
        }
        catch (StorageException e) when (target.Provider == Postgres)
        {
            throw new OwnerException(e.Message, e.Hint.Replace(StorageSettings.ConnectionString, "the connection string that you gave", StringComparison.Ordinal), e);
        }
    }

    private static string ReadTarget(string? text, string? file)
    {
        try
        {
            text ??= file is null ? null : File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the file {file} cannot be read", "write the connection string into it, in one line", e);
        }

        return text is not null && PostgresPool.CanRead(text) ? text : throw new OwnerException(
            "no PostgreSQL database is named", "give a file that holds something like Host=localhost;Database=jklab;Username=jklab;Password=... with --connection-string-file F");
    }
}
