using JkLab.LicenseCore;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Support;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Operations.Pages.Owner;

/// <summary>What needs the owner, and the ways to everything that he looks after.</summary>
internal sealed class IndexModel(Database database, DataFolder folder, IConfiguration settings, TimeProvider time, IStringLocalizer<OperationsTexts> texts) : SitePage
{
    /// <summary>So many moves of a licence in a year are worth a look.</summary>
    private const int ManyMoves = 3;

    private const int Days = 365;

    /// <summary>The texts.</summary>
    public IStringLocalizer<OperationsTexts> T => texts;

    /// <summary>Licences that wait for approval.</summary>
    public long Pending { get; private set; }

    /// <summary>Support requests that wait for an answer.</summary>
    public long Requests { get; private set; }

    /// <summary>Payments that wait for a decision.</summary>
    public long Payments { get; private set; }

    /// <summary>Orders that wait for money.</summary>
    public long OpenOrders { get; private set; }

    /// <summary>Invoices that should have been paid by now.</summary>
    public long Overdue { get; private set; }

    /// <summary>How full the outbox is.</summary>
    public OutboxState Mail { get; private set; } = null!;

    /// <summary>Licences that were moved often within a year, those first that were most.</summary>
    public IReadOnlyList<(long License, long Moves)> Moved { get; private set; } = [];

    /// <summary>When the newest scheduled backup was made; null where there is none.</summary>
    public DateTimeOffset? Backup { get; private set; }

    /// <summary>Whether the newest backup is older than it should be, or there is none.</summary>
    public bool BackupIsLate { get; private set; }

    /// <summary>Whether the server makes backups by itself.</summary>
    public bool MakesBackups { get; private set; }

    public async Task OnGetAsync()
    {
        var now = time.GetUtcNow();
        await database.ReadAsync(session => Load(session, now), HttpContext.RequestAborted);
        var backups = BackupSettings.Read(settings, folder);
        MakesBackups = backups.Interval is not null;
        Backup = CheckBackup(backups, now);
        BackupIsLate = backups.Interval is { } interval && (Backup is not { } at || now - at > 2 * interval);
    }

    private bool Load(Session session, DateTimeOffset now)
    {
        Pending = session.ExecuteScalar<long>("SELECT COUNT(*) FROM licenses WHERE status = 'pending'");
        Requests = SupportRequest.CountOpen(session);
        Payments = session.ExecuteScalar<long>("SELECT COUNT(*) FROM payments WHERE status = 'open'");
        OpenOrders = session.ExecuteScalar<long>("SELECT COUNT(*) FROM orders WHERE status = 'awaiting-payment'");
        Overdue = session.ExecuteScalar<long>("SELECT COUNT(*) FROM receivables WHERE status = 'open' AND due_on < @today", new { today = Day.Of(now) });
        Mail = OutboxState.Read(session);
        Moved =
        [
            .. session.Query<(long, long)>(
                """
                SELECT license_id, COUNT(*) AS moves FROM activations
                WHERE transfer = 1 AND released_at > @since
                GROUP BY license_id HAVING COUNT(*) >= @ManyMoves
                ORDER BY moves DESC, license_id LIMIT 20
                """,
                new { since = now.AddDays(-Days), ManyMoves }),
        ];
        return true;
    }

    private static DateTimeOffset? CheckBackup(BackupSettings backups, DateTimeOffset now) =>
        BackupPlace.Problem(backups.Folder, mayCreate: true) is null ? new BackupSet(backups.Folder).Newest(now)?.At : null;
}
