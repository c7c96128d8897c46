using System.Data;
using System.Data.Common;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Site;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>All the checks of <c>doctor</c>; what one of them cannot look at keeps no other from looking.</summary>
internal sealed class Examination(CliContext context)
{
    private readonly BackupSettings backups = BackupSettings.Read(context.Settings, context.Folder);
    private readonly DateTimeOffset now = context.Time.GetUtcNow();

    /// <summary>Looks at everything.</summary>
    internal List<Finding> Run()
    {
        var keys = context.Services.GetRequiredService<KeyFolder>();
        var putBack = CheckDatabase.PutBack(CheckBackups.FindNewest(backups, now));
        var inDatabase = LookInto(keys, putBack);
        return [.. CheckFiles.Run(context.Folder, context.Settings), .. CheckLeftovers.Run(context.Folder), .. CheckBackups.Run(backups, now), .. inDatabase];
    }

    private List<Finding> LookInto(KeyFolder keys, string putBack)
    {
        try
        {
            var database = context.Database;
            return database.Read(session => new List<Finding>(
            [
                .. Look("clock", () => CheckClock.Run(session, now)),
                .. Look("database", () => CheckDatabase.Run(session, database.Engine, context.Folder, putBack)),
                .. Look("keys", () => CheckKeys.Run(session, keys), () => CheckKeys.RunWithoutDatabase(keys)),
                .. Look("seats", () => CheckSeats.Run(session)),
                .. Look("codes", () => CheckCodes.Run(session, total => new ProgressBar(context.Host, "codes", total))),
                .. Look("audit", () => CheckAudit.Run(session)),
                .. Look("privacy", () => CheckPrivacy.Run(session, now)),
                .. Look("site", () => CheckSite.Run(session, context.Services.GetRequiredService<PageFolder>(), context.Folder)),
                .. Look("mail", () => CheckMail.Run(session, context.Services.GetRequiredService<IMailTransport>(), now)),
            ]));

            IEnumerable<Finding> Look(string check, Func<IEnumerable<Finding>> run, Func<IEnumerable<Finding>>? otherwise = null)
            {
                try
                {
                    return [.. run()];
                }
                catch (Exception e) when (Explain(database.Engine, e) is { } problem)
                {
                    return [Finding.Broken(check, $"cannot be looked at: {problem}", putBack), .. otherwise?.Invoke() ?? []];
                }
            }
        }
        catch (OwnerException e)
        {
            return [Finding.Broken("database", e.Message, e.Hint.Contains("restore FILE", StringComparison.Ordinal) ? putBack : e.Hint), .. CheckKeys.RunWithoutDatabase(keys)];
        }
    }

    // An error of PostgreSQL ends the transaction, and with it every look into the database.
    private static string? Explain(StorageEngine engine, Exception e) => e switch
    {
        AggregateException { InnerException: { } inner } => Explain(engine, inner),
        DbException failure when engine.IsEmbedded => engine.Explain(failure)?.Message,
        DataException or FormatException or InvalidCastException or OverflowException => "something in the database cannot be read",
        _ => null,
    };
}
