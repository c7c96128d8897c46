using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site;

/// <summary>Looks every minute whether the owner has changed the privacy notice: whoever registers then has the new one before him, opened or not.</summary>
internal sealed class PrivacyNoticeWatch(Database database, PageFolder pages, PrivacyNotice notice, TimeProvider time, ILogger<PrivacyNoticeWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var product = await database.ReadAsync(PageFolder.ProductName, stoppingToken);
                foreach (var language in Enum.GetValues<Language>()) await notice.KeepAsync(language, pages.Get(PageNames.Privacy, language, product));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is: the server goes on without it, and looks again in a minute.
                log.LogError("the privacy notice could not be looked at: {Message}", e.Message);
            }
        }
    }
}
