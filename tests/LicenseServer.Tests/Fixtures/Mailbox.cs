using System.Text.RegularExpressions;
using MimeKit;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>The letters of a server without SMTP, as they lie in the data folder.</summary>
public sealed partial class Mailbox(Owner owner)
{
    private string Folder => Path.Combine(owner.Data, "mail");

    /// <summary>All letters to an address so far, the oldest first.</summary>
    public IReadOnlyList<MimeMessage> To(string address) => !Directory.Exists(Folder) ? [] :
        [.. Directory.GetFiles(Folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))
            .Where(letter => letter.To.Mailboxes.Any(mailbox => mailbox.Address == address))];

    /// <summary>Waits until so many letters have come to an address.</summary>
    /// <returns>The last of them.</returns>
    public async Task<MimeMessage> WaitForAsync(string address, int count = 1)
    {
        await Eventually.HoldsAsync(() => To(address).Count >= count);
        return To(address)[count - 1];
    }

    /// <summary>The path of the first link in a letter.</summary>
    public static string Link(MimeMessage letter) => new Uri(LinkPattern().Match(letter.TextBody ?? "").Value).PathAndQuery;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex LinkPattern();
}
