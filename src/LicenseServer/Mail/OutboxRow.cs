using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Mail;

/// <summary>A letter in the outbox, and what becomes of it.</summary>
internal sealed class OutboxRow
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Random, 63 bits.</summary>
    public long Id { get; init; }

    public string Recipient { get; init; } = "";

    /// <summary>As <see cref="Languages.Tag"/> writes it.</summary>
    public string Language { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Content { get; init; } = "";

    public string? ReplyTo { get; init; }

    public string? FileName { get; init; }

    public byte[]? File { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; init; }

    public int Refusals { get; init; }

    public DateTimeOffset NextTry { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>Whether it is tried once a day only.</summary>
    internal bool IsStuck => Refusals >= Patience.StuckAfter;

    internal Letter Letter
    {
        get
        {
            var says = JsonSerializer.Deserialize<Says>(Content, Json)!;
            return new Letter(Recipient, Languages.FromTag(Language) ?? default, Subject, says.Paragraphs) { Link = says.Link, Block = says.Block, After = says.After, ReplyTo = ReplyTo, File = FileName is null ? null : new LetterFile(FileName, File!) };
        }
    }

    /// <summary>A random id, and the name of the letter in logs.</summary>
    internal static long NewId() => BinaryPrimitives.ReadInt64BigEndian(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;

    /// <summary>How an id is written.</summary>
    internal static string Name(long id) => id.ToString("x16");

    internal static void Insert(Session session, Letter letter) => session.Execute(
        """
        INSERT INTO outbox (id, recipient, language, subject, content, reply_to, created_at, next_try, file_name, file)
        VALUES (@id, @To, @language, @Subject, @content, @ReplyTo, @now, @now, @fileName, @file)
        """,
        new
        {
            id = NewId(),
            letter.To,
            language = letter.Language.Tag(),
            letter.Subject,
            content = JsonSerializer.Serialize(new Says(letter.Paragraphs, letter.Link, letter.Block, letter.After), Json),
            letter.ReplyTo,
            now = session.Now,
            fileName = letter.File?.Name,
            file = letter.File?.Content,
        });

    /// <summary>All letters, those first that are due first; without their files.</summary>
    internal static IReadOnlyList<OutboxRow> All(Session session) =>
    [
        .. session.Query<OutboxRow>(
            """
            SELECT id, recipient, language, subject, content, reply_to, created_at, attempts, refusals, next_try, last_error, claimed_until
            FROM outbox ORDER BY next_try, id
            """),
    ];

    /// <summary>The letter that has been due for longest and that nobody is sending, or null.</summary>
    internal static long? FindDue(Session session, DateTimeOffset now) => session.QueryFirstOrDefault<long?>(
        "SELECT id FROM outbox WHERE next_try <= @now AND (claimed_until IS NULL OR claimed_until <= @now) ORDER BY next_try LIMIT 1", new { now });

    /// <summary>Takes a letter, so that nobody else sends it meanwhile.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="id">Which.</param>
    /// <param name="holder">Who takes it; null is this server.</param>
    /// <returns>Null where somebody else has it, or it is sent.</returns>
    internal static OutboxRow? Claim(Session session, long id, string? holder) => session.QueryFirstOrDefault<OutboxRow>(
        """
        UPDATE outbox SET claimed_by = @holder, claimed_until = @until WHERE id = @id AND (claimed_until IS NULL OR claimed_until <= @now)
        RETURNING *
        """,
        new { id, holder = holder ?? session.Server, now = session.Now, until = session.Now + Patience.Claim });

    /// <summary>Whether somebody is sending a letter, or died while he did.</summary>
    internal static bool IsAnyClaimed(Session session) => session.QueryFirstOrDefault<long?>("SELECT id FROM outbox WHERE claimed_by IS NOT NULL LIMIT 1") is not null;

    /// <summary>Frees what this server took before it died.</summary>
    internal static int GiveBack(Session session) =>
        session.Execute("UPDATE outbox SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = @Server", new { session.Server });

    /// <summary>Forgets a letter that was sent.</summary>
    internal static int Delete(Session session, long id) => session.Execute("DELETE FROM outbox WHERE id = @id", new { id });

    /// <summary>Notes a try that failed. Where the mail server refused this very letter, others go first for a while.</summary>
    internal int NoteFailure(Session session, MailException problem)
    {
        var refusals = Refusals + (problem.OfLetter ? 1 : 0);
        return session.Execute(
            """
            UPDATE outbox SET attempts = attempts + 1, refusals = @refusals, next_try = @nextTry, last_error = @Message, claimed_by = NULL, claimed_until = NULL
            WHERE id = @Id
            """,
            new { Id, refusals, nextTry = problem.OfLetter ? session.Now + Patience.AfterRefusal(refusals) : NextTry, problem.Message });
    }

    /// <summary>What a letter says, as the column holds it.</summary>
    private sealed record Says(IReadOnlyList<string> Paragraphs, LetterLink? Link, string? Block, IReadOnlyList<string> After);
}
