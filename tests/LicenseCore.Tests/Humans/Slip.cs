namespace JkLab.LicenseCore.Tests.Humans;

/// <summary>One slip of the finger.</summary>
public enum Slip
{
    Substitution,
    Transposition,
    Deletion,
    Insertion,
}
