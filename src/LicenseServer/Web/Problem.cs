using System.ComponentModel;

namespace JkLab.LicenseServer.Web;

/// <summary>The body of every error: problem+json (RFC 9457), with a stable code.</summary>
[Description("Every error, RFC 9457.")]
internal sealed record Problem
{
    /// <summary>Always <c>about:blank</c>: the code says more than a link could.</summary>
    [Description("Always about:blank; the code tells what happened.")]
    public string Type { get; init; } = "about:blank";

    /// <summary>The words of the status.</summary>
    [Description("The words of the status.")]
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    [Description("The HTTP status.")]
    public required int Status { get; init; }

    /// <summary>The stable code.</summary>
    [Description("The stable code, never renamed.")]
    public required string Code { get; init; }

    /// <summary>What happened and what to do next.</summary>
    [Description("What happened and what to do next, in the language of Accept-Language (de, en, ru; de by default).")]
    public required string Detail { get; init; }

    /// <summary>"Did you mean …?"</summary>
    [Description("\"Did you mean …?\": the whole corrected value as printed, where the check symbols alone find it.")]
    public string? Suggestion { get; init; }

    /// <summary>Where in the body the mistake is.</summary>
    [Description("Where in the request's JSON the mistake is, as a path such as $.licenseKey.")]
    public string? At { get; init; }

    /// <summary>What is not ready.</summary>
    [Description("From /health/ready alone: the parts of the server that cannot be used: database, signing-key, disk.")]
    public IReadOnlyList<string>? NotReady { get; init; }
}
