namespace JkLab.LicenseCore;

/// <summary>What became of a text that should be a revocation list: the list, verified, or why it is none.</summary>
/// <param name="List">The list, or null.</param>
/// <param name="Problem">Why there is none, or null.</param>
public readonly record struct RevocationReading(RevocationList? List, RevocationProblem? Problem);
