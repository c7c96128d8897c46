using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>Somebody has asked for what Art. 15 to 22 DSGVO grant him, with an account or without. An answer is due within a month (Art. 12(3)).</summary>
internal sealed class PrivacyRequest
{
    /// <summary>What can be asked for.</summary>
    internal static readonly string[] Rights = ["access", "rectification", "erasure", "restriction", "portability", "objection"];

    private const string Select = "SELECT id, email, asked_for, received_on, due_on, note, answered_at, answer FROM privacy_requests ";

    public required long Id { get; init; }

    public required string Email { get; init; }

    /// <summary>One of <see cref="Rights"/>.</summary>
    public required string AskedFor { get; init; }

    /// <summary>A day.</summary>
    public required string ReceivedOn { get; init; }

    /// <summary>The last day for the answer.</summary>
    public required string DueOn { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public string? Answer { get; init; }

    /// <summary>Takes one down.</summary>
    internal static PrivacyRequest Add(Session session, RandomNumberGenerator random, string email, string askedFor, DateTimeOffset received, string? note)
    {
        var request = new PrivacyRequest
        {
            Id = NewId.Long(random),
            Email = EmailKey.Clean(email),
            AskedFor = askedFor,
            ReceivedOn = DayOf(received),
            DueOn = DayOf(received.AddMonths(1)),
            Note = note,
        };
        session.Execute(
            """
            INSERT INTO privacy_requests (id, email, asked_for, received_on, due_on, note)
            VALUES (@Id, @Email, @AskedFor, @ReceivedOn, @DueOn, @Note)
            """,
            new { request.Id, request.Email, request.AskedFor, request.ReceivedOn, request.DueOn, request.Note });
        return request;
    }

    /// <summary>The open ones, or all, those that are due first.</summary>
    internal static IReadOnlyList<PrivacyRequest> List(Session session, bool all) =>
        [.. session.Query<PrivacyRequest>(Select + (all ? "" : "WHERE answered_at IS NULL ") + "ORDER BY due_on, id")];

    /// <summary>Notes that somebody's open ones are answered, or those for one right.</summary>
    internal static List<PrivacyRequest> Close(Session session, string email, string? askedFor, string answer, DateTimeOffset now)
    {
        var open = session.Query<PrivacyRequest>(
            Select + "WHERE answered_at IS NULL AND LOWER(email) = LOWER(@email) AND (@askedFor = '' OR asked_for = @askedFor)",
            new { email = EmailKey.Clean(email), askedFor = askedFor ?? "" }).ToList();
        session.Execute(
            "UPDATE privacy_requests SET answered_at = @now, answer = @answer WHERE id = @Id", open.Select(request => new { request.Id, now, answer }));
        return open;
    }

    private static string DayOf(DateTimeOffset moment) => Moment.ToText(moment)[..10];
}
