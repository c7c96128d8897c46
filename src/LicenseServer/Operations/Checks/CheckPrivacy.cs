using JkLab.LicenseServer.Privacy;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether somebody waits for an answer about his data, or a breach for its report.</summary>
internal static class CheckPrivacy
{
    /// <summary>So long before its last day a request is pressing.</summary>
    internal static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    internal static IEnumerable<Finding> Run(Session session, DateTimeOffset now)
    {
        var today = Moment.ToText(now)[..10];
        var soon = Moment.ToText(now + Soon)[..10];
        var requests = PrivacyRequest.List(session, all: false);
        var overdue = requests.Count(request => string.CompareOrdinal(request.DueOn, today) < 0);
        var dueSoon = requests.Count(request => string.CompareOrdinal(request.DueOn, soon) <= 0) - overdue;
        if (overdue > 0) yield return Finding.Advice("privacy", $"{Count(overdue)} overdue", "answer at once: 'jklab privacy request list' shows who asks for what");
        if (dueSoon > 0) yield return Finding.Advice("privacy", $"{Count(dueSoon)} due within {Soon.TotalDays} days", "'jklab privacy request list' shows who asks for what");
        foreach (var breach in Breach.List(session, openOnly: true)) yield return Check(breach, now);
        if (overdue + dueSoon == 0) yield return Finding.Ok("privacy", requests.Count == 0 ? "nobody waits for an answer" : $"{Count(requests.Count)} open and in time");
    }

    private static Finding Check(Breach breach, DateTimeOffset now)
    {
        var left = breach.DueAt - now;
        var clock = left > TimeSpan.Zero ? $"{Math.Floor(left.TotalHours)} hours are left to report it" : "the 72 hours to report it are over";
        return Finding.Advice("privacy", $"the breach {breach.Id} is open: {clock}", $"report it unless it is a risk to nobody, then 'jklab privacy breach close {breach.Id} --outcome TEXT'");
    }

    private static string Count(int requests) => requests == 1 ? "1 request for somebody's rights is" : $"{requests} requests for people's rights are";
}
