namespace JkLab.LicenseServer;

/// <summary>A reason with a stable code, told to whoever asked and never logged as an error.</summary>
/// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
/// <param name="Suggestion">"Did you mean …?": the whole corrected value as printed.</param>
public sealed record Refusal(string Code, string? Suggestion = null)
{
    /// <summary>Names another text than the code's own, where more can be said; the code stays.</summary>
    public string? Variant { get; init; }

    /// <summary>What is put into the text.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>What the owner is told on the command line instead of the text of the code.</summary>
    public string? Message { get; init; }

    /// <summary>What the owner can do next.</summary>
    public string? Hint { get; init; }

    /// <summary>A refusal that the command line alone can meet.</summary>
    /// <param name="message">What happened, in the style of the command line: no capital, no full stop.</param>
    /// <param name="hint">What to do next.</param>
    public static Refusal ToOwner(string message, string hint) => new(RefusalCodes.MalformedRequest) { Message = message, Hint = hint };
}
