using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Privacy;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Support;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Operations;

/// <summary>Tells the owner once a week, on Monday, what happened and what waits for him: numbers alone, nothing of anybody. <c>Vendor:WeeklyDigest</c> turns it off.</summary>
internal sealed class WeeklyDigest(Database database, DataFolder folder, OwnerNotices owner, SiteSettings site, IConfiguration settings, TimeProvider time)
{
    internal const string Setting = "Vendor:WeeklyDigest";

    private static readonly TimeSpan InTheMorning = TimeSpan.FromHours(5); // UTC

    /// <summary>Writes it where it is time, and no server has done so.</summary>
    internal void Run()
    {
        if (Settings.Flag(settings, Setting, otherwise: true) != true) return;
        var now = time.GetUtcNow();
        var end = LastMonday(now);
        database.Write<bool>(
            session =>
            {
                owner.AddForPeriod(session, "Week", end, (language, from) => Write(session, language, from, end, now));
                return true;
            },
            mayRunAgain: true);
    }

    private static DateTimeOffset LastMonday(DateTimeOffset now)
    {
        var shifted = now.UtcDateTime - InTheMorning;
        var monday = shifted.Date.AddDays(-(((int)shifted.DayOfWeek + 6) % 7));
        return new DateTimeOffset(monday + InTheMorning, TimeSpan.Zero);
    }

    private OwnerNotice Write(Session session, Language language, DateTimeOffset from, DateTimeOffset end, DateTimeOffset now)
    {
        var actions = session.Query<(string Action, long Count)>(
            "SELECT action, COUNT(*) FROM audit_entries WHERE at >= @from AND at < @end GROUP BY action", new { from, end }).ToDictionary(row => row.Action, row => row.Count);
        long Happened(params string[] names) => names.Sum(name => actions.GetValueOrDefault(name));
        var happened = new[]
        {
            Line("DigestCustomers", Happened("account.created", "account.imported")),
            Line("DigestIssued", Happened("license.issued", "license.imported")),
            Line("DigestRequested", Happened("license.requested")),
            Line("DigestActivated", Happened("activation.created")),
            Line("DigestReleased", Happened("activation.released")),
            Line("DigestPublished", Happened("release.added")),
        };
        var waiting = new[]
        {
            Line("DigestPending", session.ExecuteScalar<long>("SELECT COUNT(*) FROM licenses WHERE status = 'pending'")),
            Line("DigestSupport", SupportRequest.CountOpen(session)),
            Line("DigestPrivacy", PrivacyRequest.List(session, all: false).Count),
            Line("DigestStuck", OutboxState.Read(session).Stuck),
        };
        return new OwnerNotice(Text("DigestSubject", Day(from), Day(end)), Text("DigestText"))
        {
            Block = string.Join('\n', [.. happened, "", .. waiting, Backup()]),
            Link = new LetterLink(Text("DigestLink"), site.UrlOf($"/{language.Tag()}/owner")),
            After = [Text("DigestOff", Setting)],
        };

        string Text(string key, params object?[] args) => Texts.Get<OperationsTexts>(language, key, args);

        string Line(string key, long count) => $"{Text(key)}: {count}";

        string Day(DateTimeOffset moment) => LocalTime.Day(LicenseCore.Day.Of(moment), language);

        string Backup()
        {
            var newest = new BackupSet(BackupSettings.Read(settings, folder).Folder).Newest(now);
            return $"{Text("Backup")}: {(newest is { } found ? Day(found.At) : Text("BackupNone"))}";
        }
    }
}
