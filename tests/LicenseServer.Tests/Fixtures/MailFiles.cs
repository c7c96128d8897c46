using MimeKit;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>The letters that a server without a mail server writes into <c>mail/</c>.</summary>
public static class MailFiles
{
    /// <summary>All so far, the oldest first.</summary>
    public static IReadOnlyList<MimeMessage> Of(Owner owner) => [.. Names(owner).Select(file => MimeMessage.Load(file))];

    /// <summary>Their paths.</summary>
    public static IReadOnlyList<string> Names(Owner owner) =>
        Path.Combine(owner.Data, "mail") is var folder && Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal)] : [];

    /// <summary>Waits for the first letter to an address that is not among those before.</summary>
    public static async Task<MimeMessage> NextAsync(Owner owner, string address, int before = 0)
    {
        List<MimeMessage> found = [];
        await Eventually.HoldsAsync(() => (found = [.. Of(owner).Where(message => message.To.Mailboxes.Any(mailbox => mailbox.Address == address))]).Count > before);
        return found[before];
    }
}
