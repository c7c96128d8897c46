using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Mail;

/// <summary>
/// Sends what is in the outbox, one letter after the other, as soon as it is committed. A letter that is refused comes again later, the
/// others go on; when none gets through, all wait, longer each time. Every letter is sent at least once, and of several servers of one
/// database one sends it.
/// </summary>
internal sealed class MailSender(
    Database database, Delivery delivery, IMailTransport transport, MailFolder folder, MailSettings settings, TimeProvider time, ILogger<MailSender> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromHours(1);

    private volatile TaskCompletionSource filled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset nextCleaning;
    private bool hasTakenUp;
    private int failures;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Host is null) log.LogInformation("{Setting} is not set: letters become files in {Folder}", MailSettings.HostSetting, transport.Place);
        Outbox.Filled += Wake;
        try
        {
            while (true)
            {
                Clean();
                if (await SendAllAsync(stoppingToken)) await WaitForLettersAsync(stoppingToken);
                else await Task.Delay(Patience.AfterFailures(failures), time, stoppingToken);
            }
        }
        finally
        {
            Outbox.Filled -= Wake;
        }
    }

    /// <returns>Whether letters get through, as far as there are any.</returns>
    private async Task<bool> SendAllAsync(CancellationToken stop)
    {
        try
        {
            await TakeUpAsync(stop);
            while (await database.ReadAsync(session => OutboxRow.FindDue(session, time.GetUtcNow()), stop) is { } id)
            {
                // A letter under way is finished, so that it is not sent again after the next start.
                if (await delivery.RunAsync(id) is { } done && !MayGoOn(done)) return false;
                stop.ThrowIfCancellationRequested();
            }

            await transport.RestAsync();
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it is: the server goes on without it, and comes back to it.
            log.LogError("the outbox cannot be used, and is tried again in {Seconds} seconds: {Problem}", Patience.AfterFailures(++failures).TotalSeconds, e.Message);
            return false;
        }
    }

    private bool MayGoOn(Delivered done)
    {
        if (done.Problem is { OfLetter: false } problem)
        {
            log.LogWarning("no letter can be sent, the next try is in {Seconds} seconds: {Problem}; {Hint}", Patience.AfterFailures(++failures).TotalSeconds, problem.Message, problem.Hint);
            return false;
        }

        failures = 0;
        if (done.Problem is { } refusal) log.LogWarning("letter {Id} was not sent: {Problem}", OutboxRow.Name(done.Id), refusal.Message);
        else log.LogInformation("letter {Id} sent", OutboxRow.Name(done.Id));
        return true;
    }

    // What this server had begun before it died is free again.
    private async Task TakeUpAsync(CancellationToken stop)
    {
        if (hasTakenUp) return;
        if (await database.ReadAsync(OutboxRow.IsAnyClaimed, stop)) await database.WriteAsync<int>(session => OutboxRow.GiveBack(session), stop);
        hasTakenUp = true;
    }

    private async Task WaitForLettersAsync(CancellationToken stop)
    {
        await await Task.WhenAny(filled.Task, Task.Delay(Patience.Look, time, stop));
        if (filled.Task.IsCompleted) filled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void Wake() => filled.TrySetResult();

    private void Clean()
    {
        var now = time.GetUtcNow();
        if (now < nextCleaning) return;
        nextCleaning = now + BetweenCleanings;
        try
        {
            folder.DeleteBefore(now - TimeSpan.FromDays(settings.KeepDays));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("old files in {Folder} cannot be deleted: {Problem}", folder.Place, e.Message);
        }
    }
}
