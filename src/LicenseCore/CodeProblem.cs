namespace JkLab.LicenseCore;

/// <summary>Why a text does not license a computer, in the order in which it is decided.</summary>
public enum CodeProblem
{
    /// <summary>There is no code in the text.</summary>
    Unreadable,

    /// <summary>The text is another kind of code, a licence key in the activation box for example.</summary>
    WrongKind,

    /// <summary>A line is not there.</summary>
    LineMissing,

    /// <summary>A line is there but wrong beyond repair.</summary>
    LineMistyped,

    /// <summary>Made for a newer program: a version, kind, key or critical extension that this one does not know.</summary>
    NewerProgram,

    /// <summary>Typed correctly, but made for another computer.</summary>
    OtherSystemId,

    /// <summary>The signature does not verify, the layout is broken, or the key is retired and did not legitimately sign the code.</summary>
    NotGenuine,

    /// <summary>Genuine, but for another product.</summary>
    OtherProduct,

    /// <summary>Genuine, but its licence was revoked.</summary>
    LicenseRevoked,

    /// <summary>Genuine, but its seat was taken back.</summary>
    ActivationRevoked,

    /// <summary>Genuine, but over.</summary>
    Expired,

    /// <summary>Genuine, but for older builds only.</summary>
    BuildNotCovered,
}

/// <summary>The stable names of the problems, as scripts and installed programs know them.</summary>
public static class CodeProblemNames
{
    /// <summary>The stable name, for example <c>other-system-id</c>.</summary>
    public static string Name(this CodeProblem problem) => problem switch
    {
        CodeProblem.Unreadable => "unreadable",
        CodeProblem.WrongKind => "wrong-kind",
        CodeProblem.LineMissing => "line-missing",
        CodeProblem.LineMistyped => "line-mistyped",
        CodeProblem.NewerProgram => "newer-program",
        CodeProblem.OtherSystemId => "other-system-id",
        CodeProblem.NotGenuine => "not-genuine",
        CodeProblem.OtherProduct => "other-product",
        CodeProblem.LicenseRevoked => "license-revoked",
        CodeProblem.ActivationRevoked => "activation-revoked",
        CodeProblem.Expired => "expired",
        CodeProblem.BuildNotCovered => "build-not-covered",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, null),
    };
}
