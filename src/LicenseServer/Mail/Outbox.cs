using System.Globalization;
using System.Text;
using JkLab.LicenseServer.Storage;
using MimeKit;

namespace JkLab.LicenseServer.Mail;

/// <summary>Letters that are to be sent. <see cref="MailSender"/> takes them out, at least once each.</summary>
public static class Outbox
{
    private const int MaxAddressLength = 254;

    /// <summary>A letter was committed in this process.</summary>
    internal static event Action? Filled;

    /// <summary>
    /// Puts a letter in, in the caller's transaction: it is sent at least once, or not at all when the transaction fails. Whoever has had his data
    /// restricted gets the necessary ones alone.
    /// </summary>
    /// <exception cref="ArgumentException">An address is none, or a link is not absolute.</exception>
    public static void Add(Session session, Letter letter)
    {
        if (!Accepts(letter.To)) throw new ArgumentException("the recipient is no e-mail address", nameof(letter));
        if (letter.ReplyTo is { } replyTo && !Accepts(replyTo)) throw new ArgumentException("the address for answers is no e-mail address", nameof(letter));
        if (letter.Link is { } link && !IsAbsolute(link.Url)) throw new ArgumentException("a link is not absolute", nameof(letter));
        if (!letter.IsNecessary && IsRestricted(session, letter.To)) return;
        OutboxRow.Insert(session, letter with { Subject = OneLine(letter.Subject) });
        session.AfterCommit(static () => Filled?.Invoke());
    }

    /// <summary>Whether a letter can be addressed so: a bare address, without a name, up to 254 characters.</summary>
    public static bool Accepts(string address) =>
        address.Length <= MaxAddressLength && address.Contains('@') && address.All(IsVisible)
        && MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address;

    /// <summary>The text without line breaks and other control characters.</summary>
    internal static string OneLine(string text) => string.Join(
        ' ', string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsRestricted(Session session, string address) => session.QueryFirstOrDefault<long?>(
        "SELECT id FROM accounts WHERE email_key = @key AND restricted_at IS NOT NULL", new { key = EmailKey.Of(address) }) is not null;

    private static bool IsVisible(char c) => !char.IsControl(c) && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned);

    private static bool IsAbsolute(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && url.All(IsVisible);
}
