namespace JkLab.LicenseCore;

/// <summary>
/// The verdict on a pasted text: what it is, whether it licenses this computer, and if not, what is wrong and where.
/// </summary>
/// <remarks>What is said while <see cref="IsGenuine"/> is false is a hint for the customer, never a fact to act on.</remarks>
public sealed record CodeReading
{
    /// <summary>What the text is.</summary>
    public required CodeKind Kind { get; init; }

    /// <summary>
    /// True when the text is an activation code that licenses this computer; false when it does not; null when no System-ID was known
    /// against which a bound code could be verified.
    /// </summary>
    public bool? IsValid => Code is null || Problem is not null ? false : IsGenuine ? true : null;

    /// <summary>What is wrong, or null.</summary>
    public CodeProblem? Problem { get; init; }

    /// <summary>The line that is missing or mistyped, from 1, where only one is possible.</summary>
    public int? Line { get; init; }

    /// <summary>The group of five in that line, from 1, where only one is possible.</summary>
    public int? Group { get; init; }

    /// <summary>What was mended. Only a genuine code shows repairs as certain.</summary>
    public IReadOnlyList<CodeRepair> Repairs { get; init; } = [];

    /// <summary>The code that was read, or null when no whole one was found.</summary>
    public ActivationCode? Code { get; init; }

    /// <summary>Whether the signature verified and the layout is sound.</summary>
    public bool IsGenuine { get; init; }

    /// <summary>The computer for which the code is genuine; null for site licences and for codes that are not genuine.</summary>
    public SystemId? SystemId { get; init; }

    /// <summary>The keyboard on which it was evidently typed.</summary>
    public Keyboard Keyboard { get; init; }
}
