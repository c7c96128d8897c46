namespace JkLab.LicenseServer.Audit;

/// <summary>One change, for ever.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Through which door it came.</param>
/// <param name="Action">What happened, as <c>noun.past-tense</c>: <c>license.issued</c>, <c>activation.released</c>.</param>
public sealed record AuditEntry(DateTimeOffset At, Actor Actor, string Action)
{
    /// <summary>The licence number, where it concerns one.</summary>
    public uint? LicenseId { get; init; }

    /// <summary>The activation, where it concerns one.</summary>
    public long? ActivationId { get; init; }

    /// <summary>More, written as JSON: numbers, dates and names of fields; no key, no code, no System-ID and nothing personal.</summary>
    public object? Details { get; init; }
}
