using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Support;

/// <summary>What somebody writes.</summary>
/// <param name="Text">At most 10,000 characters, cleaned by <see cref="SupportRules.Text"/>.</param>
/// <param name="Files">What is attached.</param>
internal sealed record Draft(string Text, IReadOnlyList<Upload> Files);

/// <summary>Writes requests, messages and answers. The other side gets a mail, committed together with what it announces.</summary>
internal sealed class Conversation(Attachments attachments, SupportLetters letters, Database database, RandomNumberGenerator random, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>A customer begins one; refused when he has too many open or writes too often.</summary>
    /// <returns>Its number.</returns>
    internal Task<Result<long>> OpenAsync(long accountId, string subject, Draft draft) => attachments.WriteAsync<long>(draft.Files, (session, files) =>
    {
        if ((CheckRate(session, accountId) ?? CheckOpen(session, accountId) ?? CheckRoom(session, accountId, files)) is { } refusal) return refusal;
        var id = Begin(session, subject, accountId, email: null);
        Append(session, id, fromOwner: false, draft.Text, files);
        if (letters.ToOwner(id, "NewRequest") is { } letter) Outbox.Add(session, letter);
        return id;
    });

    /// <summary>A customer writes on in his own request, a closed one included, which is open again then.</summary>
    internal Task<Result<long>> ContinueAsync(long accountId, long id, Draft draft) => attachments.WriteAsync<long>(draft.Files, (session, files) =>
    {
        if (SupportRequest.OfAccount(session, accountId, id) is not { } request) return new Refusal(RefusalCodes.NotFound);
        if ((CheckRate(session, accountId) ?? (request.IsClosed ? CheckOpen(session, accountId) : null) ?? CheckRoom(session, accountId, files)) is { } refusal) return refusal;
        Append(session, id, fromOwner: false, draft.Text, files);
        if (letters.ToOwner(id, "NewMessage") is { } letter) Outbox.Add(session, letter);
        return id;
    });

    /// <summary>The owner answers. Who has no account gets the answer itself by mail, which carries no files.</summary>
    internal Task<Result<long>> AnswerAsync(long id, Draft draft, Actor actor) => attachments.WriteAsync<long>(draft.Files, (session, files) =>
    {
        if (SupportRequest.Find(session, id) is not { } request) return NotFound(id);
        if (request.IsKept) return IsKept(id);
        if (request.AccountId is null && files.Count > 0)
            return Refusal.ToOwner("whoever asks has no account, and gets the answer by mail without files", "answer without files, or send them yourself");
        Append(session, id, fromOwner: true, draft.Text, files);
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), actor, "support.answered") { Details = new { request = id } });
        if (letters.ToCustomer(request, draft.Text) is { } letter) Outbox.Add(session, letter);
        return id;
    });

    /// <summary>The owner takes a mail in: as a new request, or into one that exists; into that of somebody else only where he wants it.</summary>
    internal Task<Result<long>> TakeInAsync(IncomingMail mail, long? into, bool ofAnybody) => attachments.WriteAsync<long>(mail.Files, (session, files) =>
    {
        if (into is { } known)
        {
            if (SupportRequest.Find(session, known) is not { } request) return NotFound(known);
            if (request.IsKept) return IsKept(known);
            if (!ofAnybody && (request.Email is null || KeyOf(request.Email) != KeyOf(mail.From)))
                return Refusal.ToOwner("the sender of the mail is not the customer of this request, who would read it", "leave out --request, or take it in with --force");
        }

        var account = session.QueryFirstOrDefault<long?>("SELECT id FROM accounts WHERE email_key = @key", new { key = KeyOf(mail.From) });
        var id = into ?? Begin(session, mail.Subject, account, account is null ? mail.From : null);
        Append(session, id, fromOwner: false, mail.Text, files);
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), Actor.CommandLine, "support.taken-in") { Details = new { request = id } });
        return id;
    });

    /// <summary>Whoever asked has no more to say.</summary>
    internal Task<Result<long>> CloseOwnAsync(long accountId, long id) => database.WriteAsync<long>(session =>
    {
        if (SupportRequest.OfAccount(session, accountId, id) is null) return new Refusal(RefusalCodes.NotFound);
        SupportRequest.SetStatus(session, id, SupportRequest.Closed, time.GetUtcNow());
        return id;
    });

    /// <summary>The owner closes one; closed again it stays as it is.</summary>
    internal Task<Result<long>> CloseAsync(long id, Actor actor) => database.WriteAsync<long>(session =>
    {
        if (SupportRequest.Find(session, id) is not { } request) return NotFound(id);
        if (request.IsClosed) return id;
        SupportRequest.SetStatus(session, id, SupportRequest.Closed, time.GetUtcNow());
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), actor, "support.closed") { Details = new { request = id } });
        return id;
    });

    /// <summary>The owner keeps one as a business letter, six years instead of one, or no longer.</summary>
    internal Task<Result<long>> KeepAsync(long id, bool isLetter, Actor actor) => database.WriteAsync<long>(session =>
    {
        if (SupportRequest.Find(session, id) is not { } request) return NotFound(id);
        if (request.IsLetter == isLetter) return id;
        SupportRequest.SetLetter(session, id, isLetter);
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), actor, isLetter ? "support.kept" : "support.not-kept") { Details = new { request = id } });
        return id;
    });

    /// <summary>There is no such request.</summary>
    internal static Refusal NotFound(long id) =>
        new(RefusalCodes.NotFound) { Message = $"there is no support request {id}", Hint = "'jklab support list' shows all" };

    private static Refusal IsKept(long id) => Refusal.ToOwner($"request {id} is kept as a business letter and nothing else: its customer was erased", "the next mail of his begins a new one: 'jklab support add --eml FILE'");

    private static string KeyOf(string email) => EmailKey.Of(email);

    // Holds the account, so that two requests at the same time do not both count the same.
    private Refusal? CheckRate(Session session, long accountId)
    {
        if (session.ExecuteScalar<long?>("SELECT a.id FROM accounts a WHERE a.id = @accountId" + session.ForUpdateOf("a"), new { accountId }) is null)
            return new Refusal(RefusalCodes.NotFound); // erased while his files were on their way
        var written = session.ExecuteScalar<long>(
            """
            SELECT COUNT(*) FROM support_messages m JOIN support_requests r ON r.id = m.request_id
            WHERE r.account_id = @accountId AND m.from_owner = 0 AND m.at > @since
            """,
            new { accountId, since = time.GetUtcNow() - Hour });
        return written < SupportRules.MostPerHour ? null : new Refusal(RefusalCodes.RateLimited) { Variant = Variants.Messages };
    }

    private static Refusal? CheckOpen(Session session, long accountId)
    {
        var open = session.ExecuteScalar<long>("SELECT COUNT(*) FROM support_requests WHERE account_id = @accountId AND status <> 'closed'", new { accountId });
        return open < SupportRules.MostOpen ? null : new Refusal(RefusalCodes.RateLimited) { Variant = Variants.OpenRequests };
    }

    private static Refusal? CheckRoom(Session session, long accountId, IReadOnlyList<NewAttachment> files)
    {
        if (files.Count == 0) return null;
        var stored = session.ExecuteScalar<long>(
            """
            SELECT COALESCE(SUM(a.size), 0) FROM support_attachments a JOIN support_messages m ON m.id = a.message_id JOIN support_requests r ON r.id = m.request_id
            WHERE r.account_id = @accountId AND m.from_owner = 0
            """,
            new { accountId });
        return stored + files.Sum(file => file.File.Size) <= SupportRules.MostBytes ? null : new Refusal(RefusalCodes.RateLimited) { Variant = Variants.StoredFiles };
    }

    private long Begin(Session session, string subject, long? accountId, string? email)
    {
        var id = NewId.Number(session, random, "support_requests");
        session.Execute(
            """
            INSERT INTO support_requests (id, account_id, email, subject, status, created_at, changed_at)
            VALUES (@id, @accountId, @email, @subject, 'open', @now, @now)
            """,
            new { id, accountId, email, subject, now = time.GetUtcNow() });
        return id;
    }

    private void Append(Session session, long requestId, bool fromOwner, string text, IReadOnlyList<NewAttachment> files)
    {
        var now = time.GetUtcNow();
        var messageId = NewId.Long(random);
        session.Execute(
            "INSERT INTO support_messages (id, request_id, from_owner, text, at) VALUES (@messageId, @requestId, @fromOwner, @text, @now)",
            new { messageId, requestId, fromOwner = fromOwner ? 1 : 0, text, now });
        foreach (var (name, file) in files)
        {
            session.Execute(
                "INSERT INTO support_attachments (id, message_id, name, size, sha256) VALUES (@id, @messageId, @name, @Size, @Sha256)",
                new { id = file.Name, messageId, name, file.Size, file.Sha256 });
        }

        SupportRequest.SetStatus(session, requestId, fromOwner ? SupportRequest.Answered : SupportRequest.Open, now);
    }
}
