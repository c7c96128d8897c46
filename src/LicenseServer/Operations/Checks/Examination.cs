using System.Data;
using System.Data.Common;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing;
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
        var putBack = CheckDatabase.PutBack(FindNewestBackup());
        var inDatabase = LookInto(keys, putBack).ToList();
        return
        [
            .. LookAtFiles("folder", () => CheckFiles.Run(context.Folder, context.Settings)),
            .. LookAtFiles("leftovers", () => CheckLeftovers.Run(context.Folder)),
            .. LookAtFiles("certificates", () => CheckCertificates.Run(context.Settings, now)),
            .. LookAtFiles("backups", () => CheckBackups.Run(backups, now)),
            .. inDatabase,
        ];
    }

    private string? FindNewestBackup()
    {
        try
        {
            return CheckBackups.FindNewest(backups, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // the check of the backups says why
        }
    }

    private IEnumerable<Finding> LookInto(KeyFolder keys, string putBack)
    {
        Database database;
        try
        {
            database = context.Database;
        }
        catch (OwnerException e)
        {
            return [Finding.Broken("database", e.Message, HintOf(e)), .. LookAtFiles("keys", () => CheckKeys.RunWithoutDatabase(keys))];
        }

        return
        [
            .. Look("clock", session => CheckClock.Run(session, now)),
            .. Look("database", session => CheckDatabase.Run(session, database.Engine, context.Folder, putBack)),
            .. Look("keys", session => CheckKeys.Run(session, keys), () => CheckKeys.RunWithoutDatabase(keys)),
            .. Look("seats", CheckSeats.Run),
            .. Look("attachments", session => CheckStoredFiles.Attachments(session, context.Folder, context.Random, now)),
            .. Look("releases", session => CheckStoredFiles.Releases(session, context.Folder, context.Random, now)),
            .. Look("codes", session => CheckCodes.Run(session, total => new ProgressBar(context.Host, "codes", total))),
            .. Look("invoices", session => CheckInvoices.Run(session, total => new ProgressBar(context.Host, "invoices", total), now)),
            .. Look("orders", session => CheckOrders.Run(session, context.Services.GetRequiredService<SellerSettings>(), now)),
            .. Look("audit", CheckAudit.Run),
            .. Look("privacy", session => CheckPrivacy.Run(session, now)),
            .. Look("site", session => CheckSite.Run(session, context.Services.GetRequiredService<PageFolder>(), context.Folder, context.Settings)),
            .. Look("mail", session => CheckMail.Run(session, context.Services.GetRequiredService<IMailTransport>(), now)),
        ];

        // Each in a transaction of its own: an error of PostgreSQL ends it.
        List<Finding> Look(string check, Func<Session, IEnumerable<Finding>> run, Func<IEnumerable<Finding>>? otherwise = null)
        {
            try
            {
                return LookAtFiles(check, () => database.Read(session => run(session).ToList()));
            }
            catch (Exception e) when (Explain(database.Engine, e) is { } problem)
            {
                var hint = e is OwnerException known ? HintOf(known) : putBack;
                return [Finding.Broken(check, $"cannot be looked at: {problem}", hint), .. otherwise is null ? [] : LookAtFiles(check, otherwise)];
            }
        }

        string HintOf(OwnerException e) => e.Hint.Contains("restore FILE", StringComparison.Ordinal) ? putBack : e.Hint;
    }

    private static List<Finding> LookAtFiles(string check, Func<IEnumerable<Finding>> run)
    {
        try
        {
            return [.. run()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [Finding.Broken(check, $"cannot be looked at: {e.Message.TrimEnd('.')}", "run this as the user that runs the server, and see that it may read everything there")];
        }
    }

    private static string? Explain(StorageEngine engine, Exception e) => e switch
    {
        AggregateException { InnerException: { } inner } => Explain(engine, inner),
        OwnerException => e.Message,
        DbException failure => engine.Explain(failure)?.Message ?? failure.Message.ReplaceLineEndings(" ").TrimEnd('.'),
        DataException or FormatException or InvalidCastException or OverflowException => "something in the database cannot be read",
        _ => null,
    };
}
