namespace JkLab.ActivationClient;

/// <summary>What came back from a call, judged.</summary>
/// <param name="Outcome">Done, or who stood in the way.</param>
/// <param name="Problem">Its stable name; null when done.</param>
internal sealed record ServerReply(LicenseOutcome Outcome, string? Problem)
{
    /// <summary>The server's answer, where it was the server who answered.</summary>
    internal ServerAnswer? Answer { get; init; }

    /// <summary>How long the server asks to wait.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>What time it is at the server.</summary>
    internal DateTimeOffset? Date { get; init; }

    /// <summary>Whether the same call may do better in a moment.</summary>
    internal bool IsPassing { get; init; }

    /// <summary>Whether the request may have reached the server, although no answer came back from it.</summary>
    internal bool IsUnanswered { get; init; }

    /// <summary>Whether an earlier try of the same call was unanswered, so that the server may have done then what it was asked.</summary>
    internal bool MayRepeat { get; init; }
}
