using JkLab.LicenseCore;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Operations.Checks;
using JkLab.LicenseServer.Privacy;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Operations;

/// <summary>
/// Looks every hour, from ten minutes after the start on, at what would harm the server when nobody looks into <c>doctor</c>, and writes to the owner
/// once when something begins; and once a week how things stand.
/// </summary>
internal sealed class OwnerWatch(
    Database database, DataFolder folder, KeyFolder keys, OwnerNotices owner, WeeklyDigest digest, IConfiguration configuration, TimeProvider time, ILogger<OwnerWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    private readonly BackupSettings backups = BackupSettings.Read(configuration, folder);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!owner.AreWanted) return;
        for (var wait = First; ; wait = Look)
        {
            await Task.Delay(wait, time, stoppingToken);
            await OwnThread.Run(() => Run(time.GetUtcNow()));
        }
    }

    private void Run(DateTimeOffset now)
    {
        Try(() => Tell("Disk", [CheckFiles.Disk(folder)]));
        Try(() => Tell("Backups", backups.Interval is null ? [] : [.. CheckBackups.Run(backups, now)]));
        Try(() => Tell("Certificates", [.. CheckCertificates.Run(configuration, now)]));
        Try(() => Tell("Keys", [.. database.Read(session => CheckKeys.Run(session, keys).Where(finding => finding.Severity == Severity.Broken).ToList())]));
        Try(() => TellOfRequests(now));
        Try(digest.Run);
    }

    private void Try(Action look)
    {
        try
        {
            look();
        }
        catch (Exception e)
        {
            // Whatever it is: the server goes on without it, and looks again in an hour.
            log.LogError("what the owner has to know could not be looked at, which is tried again: {Problem}", e.Message);
        }
    }

    // Each server looks at its own disk, backups and files.
    private void Tell(string what, IReadOnlyList<Finding> findings)
    {
        var troubles = findings.Where(finding => finding.Severity != Severity.Ok).Select(finding => finding.Message).ToList();
        database.Write<bool>(
            session =>
            {
                owner.AddOnce(session, $"{what} {session.Server}", troubles.Count > 0, language => new OwnerNotice(
                    Text(language, $"Mail{what}Subject"), Text(language, $"Mail{what}"))
                {
                    Block = string.Join('\n', troubles),
                    After = [Text(language, "MailDoctor")],
                });
                return true;
            },
            mayRunAgain: true);
    }

    private void TellOfRequests(DateTimeOffset now) => database.Write<bool>(
        session =>
        {
            foreach (var request in PrivacyRequest.List(session, all: false))
            {
                var isSoon = string.CompareOrdinal(request.DueOn, Moment.ToText(now + CheckPrivacy.Soon)[..10]) <= 0;
                owner.AddOnce(session, $"Request {request.Id}", isSoon, language => new OwnerNotice(
                    Text(language, "MailRequestSubject"), Text(language, "MailRequest", DayOf(request.DueOn, language)))
                { Block = "jklab privacy request list" });
            }

            return true;
        },
        mayRunAgain: true);

    private static string DayOf(string day, Language language) => Day.TryParse(day, out var known) ? LocalTime.Day(known, language) : day;

    private static string Text(Language language, string key, params object?[] args) => Texts.Get<OperationsTexts>(language, key, args);
}
