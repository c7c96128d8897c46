namespace JkLab.LicenseServer;

/// <summary>Something that the owner has to put right: the folder, a file, a setting. Not a refusal, since no request can change it.</summary>
/// <param name="message">What happened, in the style of the command line: no capital, no full stop.</param>
/// <param name="hint">What to do next.</param>
/// <param name="inner">What the system said.</param>
public class OwnerException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do next.</summary>
    public string Hint { get; } = hint;
}
