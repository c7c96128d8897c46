using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Polly;
using Polly.Retry;

namespace JkLab.LicenseServer.Mail;

/// <summary>What became of a letter.</summary>
/// <param name="Id">Which.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Problem">Why it was not sent; null where it was.</param>
internal sealed record Delivered(long Id, string Recipient, MailException? Problem);

/// <summary>One try with one letter of the outbox, by the server's job and by <c>mail send</c>.</summary>
internal sealed class Delivery(Database database, IMailTransport transport, MailSettings settings, OwnerNotices owner, TimeProvider time)
{
    private readonly ResiliencePipeline retries = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<MailException>(problem => problem.MayPass),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
        })
        .Build();

    /// <summary>Takes a letter, sends it and forgets it; or notes why not.</summary>
    /// <param name="id">Which.</param>
    /// <param name="holder">Who sends it, where it is not the server.</param>
    /// <returns>Null where somebody else is sending it, or has.</returns>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    internal async Task<Delivered?> RunAsync(long id, string? holder = null)
    {
        if ((await database.WriteAsync<OutboxRow?>(session => OutboxRow.Claim(session, id, holder))).Value is not { } row) return null;
        var problem = await TryAsync(row);
        await database.WriteAsync<int>(session => problem is null ? OutboxRow.Delete(session, id) : NoteFailure(session, row, problem));
        return new Delivered(id, row.Recipient, problem);
    }

    private async Task<MailException?> TryAsync(OutboxRow row)
    {
        try
        {
            var message = LetterMessage.Create(row.Letter, row.Id, row.CreatedAt, settings);
            await retries.ExecuteAsync(async _ => await transport.SendAsync(message));
            return null;
        }
        catch (MailException e)
        {
            return e;
        }
        catch (Exception e)
        {
            // One letter that cannot be handled keeps none of the others waiting.
            return new MailException($"the program made a mistake with this letter: {e.GetType().Name}", "report it", e) { OfLetter = true };
        }
    }

    private int NoteFailure(Session session, OutboxRow row, MailException problem)
    {
        var changed = row.NoteFailure(session, problem);
        var hasJustStuck = problem.OfLetter && row.Refusals + 1 == Patience.StuckAfter;
        if (hasJustStuck && row.Recipient != settings.Vendor.VendorEmail && OutboxState.Read(session).Stuck == 1)
        {
            owner.Add(session, language => new OwnerNotice(
                Texts.Get<MailTexts>(language, "StuckSubject"),
                Texts.Get<MailTexts>(language, "StuckBody", Patience.StuckAfter), Texts.Get<MailTexts>(language, "StuckReason"))
            {
                Block = problem.Message,
                After = [Texts.Get<MailTexts>(language, "StuckNext")],
            });
        }

        return changed;
    }
}
