namespace JkLab.LicenseCore;

/// <summary>The kinds of code that a customer may hold in his hands.</summary>
public enum CodeKind
{
    /// <summary>None of ours.</summary>
    None,

    /// <summary>The signed lines that license a computer.</summary>
    ActivationCode,

    /// <summary>The key that was bought.</summary>
    LicenseKey,

    /// <summary>The name of a computer.</summary>
    SystemId,

    /// <summary>The proof that a code was given up.</summary>
    Receipt,
}
