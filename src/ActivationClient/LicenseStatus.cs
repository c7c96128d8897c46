using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>
/// How this computer stands, and what became of the operation that was asked for. The two are apart: a network failure never makes a
/// licence look invalid.
/// </summary>
public sealed class LicenseStatus
{
    internal LicenseStatus()
    {
    }

    /// <summary>How this computer stands.</summary>
    public LicenseState State { get; internal set; }

    /// <summary>Whether the program may run as licensed: <see cref="LicenseState.Licensed"/> or <see cref="LicenseState.Trial"/>.</summary>
    public bool IsLicensed => State is LicenseState.Licensed or LicenseState.Trial;

    /// <summary>What became of the operation.</summary>
    public LicenseOutcome Outcome { get; internal set; }

    /// <summary>
    /// The stable name of what is wrong, with the operation where it failed and otherwise with the licence; null when all is well. For
    /// example <c>not-activated</c>, <c>line-mistyped</c>, <c>not-reachable</c>, or a code of the server such as <c>seats-exhausted</c>.
    /// </summary>
    public string? Problem { get; internal set; }

    /// <summary>What is the case, for a person.</summary>
    public string Message { get; internal set; } = "";

    /// <summary>What to do next, for a person; empty when there is nothing to do.</summary>
    public string NextStep { get; internal set; } = "";

    /// <summary>The edition's name among those the program knows; null without a genuine code.</summary>
    public string? Edition { get; internal set; }

    /// <summary>The edition's number; an unknown one counts as the lowest the program knows. Null without a genuine code.</summary>
    public int? EditionNumber { get; internal set; }

    /// <summary>16 flags whose meaning is the program's; it ignores those it does not know.</summary>
    public int Features { get; internal set; }

    /// <summary>To whom the program is licensed, or null.</summary>
    public string? Licensee { get; internal set; }

    /// <summary>The licence number, null without a genuine code.</summary>
    public long? License { get; internal set; }

    /// <summary>The last valid day (UTC), null for ever.</summary>
    public Day? ExpiresOn { get; internal set; }

    /// <summary>The last build date covered, null for every build.</summary>
    public Day? UpdatesUntil { get; internal set; }

    /// <summary>"Did you mean …?": the corrected licence key, where there is exactly one.</summary>
    public string? Suggestion { get; internal set; }

    /// <summary>What was read from a pasted text: line, group, repairs. Null where no text was read.</summary>
    public CodeReading? Reading { get; internal set; }

    /// <summary>The deactivation receipt to be handed in, after <see cref="LicenseClient.DeactivateOffline"/>.</summary>
    public DeactivationReceipt? Receipt { get; internal set; }

    /// <summary>Whether a licence was given back just now, whatever else the computer still has.</summary>
    internal bool IsGivenBack { get; set; }

    /// <summary>When the server asked to wait: for how long.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>Whether a feature flag is set.</summary>
    /// <param name="number">0 to 15.</param>
    public bool HasFeature(int number) => number is >= 0 and <= 15 && (Features & (1 << number)) != 0;
}
