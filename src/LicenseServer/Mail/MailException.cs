namespace JkLab.LicenseServer.Mail;

/// <summary>Why a letter was not sent. The words name no recipient, so that they may stand in a log.</summary>
/// <param name="message">What happened.</param>
/// <param name="hint">What to do next.</param>
/// <param name="inner">What the system said.</param>
internal sealed class MailException(string message, string hint, Exception? inner = null) : OwnerException(message, hint, inner)
{
    /// <summary>Whether this very letter was refused; otherwise none gets through.</summary>
    internal bool OfLetter { get; init; }

    /// <summary>Whether the same may work a second later.</summary>
    internal bool MayPass { get; init; }
}
