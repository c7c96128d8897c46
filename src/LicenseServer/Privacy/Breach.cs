using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>A breach of the security of personal data: to be reported within 72 hours unless it is a risk to nobody (Art. 33 DSGVO), and to be noted in any case.</summary>
internal sealed class Breach
{
    /// <summary>How long the report may take.</summary>
    internal static readonly TimeSpan ReportWithin = TimeSpan.FromHours(72);

    private const string Select = "SELECT id, noticed_at, description, reported_at, closed_at, outcome FROM breaches ";

    public required long Id { get; init; }

    public required DateTimeOffset NoticedAt { get; init; }

    public required string Description { get; init; }

    /// <summary>When the authority was told; null where it was not, or did not have to be.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What followed from it and what was done; why it was not reported, where it was not.</summary>
    public string? Outcome { get; init; }

    /// <summary>Until when it is to be reported.</summary>
    internal DateTimeOffset DueAt => NoticedAt + ReportWithin;

    internal static Breach Add(Session session, RandomNumberGenerator random, string description, DateTimeOffset noticedAt)
    {
        var breach = new Breach { Id = NewId.Long(random), NoticedAt = noticedAt, Description = description };
        session.Execute("INSERT INTO breaches (id, noticed_at, description) VALUES (@Id, @NoticedAt, @Description)", new { breach.Id, breach.NoticedAt, breach.Description });
        return breach;
    }

    /// <summary>All, or those that are open, the oldest first.</summary>
    internal static IReadOnlyList<Breach> List(Session session, bool openOnly) =>
        [.. session.Query<Breach>(Select + (openOnly ? "WHERE closed_at IS NULL " : "") + "ORDER BY noticed_at, id")];

    /// <summary>Closes one; null where there is none that is open.</summary>
    internal static Breach? Close(Session session, long id, DateTimeOffset? reportedAt, string outcome, DateTimeOffset now) =>
        session.Execute(
            "UPDATE breaches SET reported_at = @reportedAt, closed_at = @now, outcome = @outcome WHERE id = @id AND closed_at IS NULL", new { id, reportedAt, now, outcome }) == 1
            ? session.QueryFirstOrDefault<Breach>(Select + "WHERE id = @id", new { id })
            : null;
}
