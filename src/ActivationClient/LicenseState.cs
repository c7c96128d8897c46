namespace JkLab.ActivationClient;

/// <summary>How this computer stands, by what is stored on it. Whether a network call succeeded does not matter here.</summary>
public enum LicenseState
{
    /// <summary>There is no code on this computer, or none that could be read.</summary>
    NotActivated,

    /// <summary>Licensed.</summary>
    Licensed,

    /// <summary>A trial is running.</summary>
    Trial,

    /// <summary>A genuine code of this computer, but its last day is over.</summary>
    Expired,

    /// <summary>A genuine code of this computer, but this build is newer than the updates it covers.</summary>
    BuildNotCovered,

    /// <summary>The stored code belongs to another computer: a copied disk, or this one has new hardware.</summary>
    OtherComputer,

    /// <summary>The clock is more than a day behind what it showed before, so a code with a last day cannot be judged.</summary>
    ClockWrong,

    /// <summary>The stored code was made for a newer program than this one.</summary>
    ProgramTooOld,

    /// <summary>A genuine code of this computer, but its licence was revoked or its seat taken back.</summary>
    Revoked,
}
