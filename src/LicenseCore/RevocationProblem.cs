namespace JkLab.LicenseCore;

/// <summary>Why a text is no revocation list that a program honors, in the order in which it is decided.</summary>
public enum RevocationProblem
{
    /// <summary>Longer than <see cref="RevocationList.MaxLength"/> allows.</summary>
    TooLong,

    /// <summary>Not the text form: a line is missing, torn or altered.</summary>
    Unreadable,

    /// <summary>A version that this program does not know.</summary>
    NewerProgram,

    /// <summary>The bytes are not exactly one list: counts that do not fit, something out of order or twice.</summary>
    Malformed,

    /// <summary>Signed by a key that the list itself retires.</summary>
    SignerRetired,

    /// <summary>Signed by a key that this program does not know.</summary>
    UnknownKey,

    /// <summary>The signature does not verify.</summary>
    NotGenuine,
}

/// <summary>The stable names of the problems.</summary>
public static class RevocationProblemNames
{
    /// <summary>The stable name, for example <c>signer-retired</c>.</summary>
    public static string Name(this RevocationProblem problem) => problem switch
    {
        RevocationProblem.TooLong => "too-long",
        RevocationProblem.Unreadable => "unreadable",
        RevocationProblem.NewerProgram => "newer-program",
        RevocationProblem.Malformed => "malformed",
        RevocationProblem.SignerRetired => "signer-retired",
        RevocationProblem.UnknownKey => "unknown-key",
        RevocationProblem.NotGenuine => "not-genuine",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, null),
    };
}
