using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore;

/// <summary>What a program knows when it reads a pasted text: its computer, its product, the day and its own build.</summary>
public sealed record ReadingContext
{
    /// <summary>
    /// The System-IDs against which a code may be verified: on a computer every version of its own that the program ever used; on a
    /// server those recorded for the code's licence and seat. Asked for codes that need one alone, perhaps often.
    /// </summary>
    public required Func<ActivationCode, IReadOnlyList<SystemId>> SystemIds { get; init; }

    /// <summary>The program's product number; null accepts any.</summary>
    public int? Product { get; init; }

    /// <summary>Today, UTC.</summary>
    public required Day Today { get; init; }

    /// <summary>The day the program was built, for updates-until; null when no program asks.</summary>
    public Day? BuildDay { get; init; }

    /// <summary>
    /// Why a code that some key signed is valid no more, or null: as <see cref="RevocationList.Check"/> says it. Without it nothing is
    /// revoked.
    /// </summary>
    public Func<ActivationCode, PublicKey, CodeProblem?>? Revocation { get; init; }

    /// <summary>The context of one computer.</summary>
    public static ReadingContext ForComputer(SystemId systemId, int product, Day today, Day buildDay) =>
        new() { SystemIds = _ => [systemId], Product = product, Today = today, BuildDay = buildDay };
}
