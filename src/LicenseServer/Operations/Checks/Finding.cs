namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>How bad something is that <c>doctor</c> found.</summary>
internal enum Severity
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, but could be better.</summary>
    Advice,

    /// <summary>Has to be put right.</summary>
    Broken,
}

/// <summary>One thing that <c>doctor</c> looked at.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Severity">How it is.</param>
/// <param name="Message">What was found.</param>
/// <param name="Hint">What to do next, where there is something.</param>
internal sealed record Finding(string Check, Severity Severity, string Message, string? Hint = null)
{
    internal static Finding Ok(string check, string message) => new(check, Severity.Ok, message);

    internal static Finding Advice(string check, string message, string hint) => new(check, Severity.Advice, message, hint);

    internal static Finding Broken(string check, string message, string hint) => new(check, Severity.Broken, message, hint);
}
