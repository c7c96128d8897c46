using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Mail;

/// <summary>What the owner is told by mail because something needs him.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain words.</param>
public sealed record OwnerNotice(string Subject, params IReadOnlyList<string> Paragraphs)
{
    /// <summary>Where he can do something about it.</summary>
    public LetterLink? Link { get; init; }

    /// <summary>Lines that stay as they are.</summary>
    public string? Block { get; init; }

    /// <summary>Paragraphs after link and block.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Where an answer goes: to the customer, for example.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>Letters to the owner: to <c>Vendor:Email</c>, in the language <c>Vendor:Language</c>. Without an address there are none.</summary>
public sealed class OwnerNotices(SiteSettings vendor)
{
    /// <summary>Writes to the owner, in the caller's transaction.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="write">Says it in a language.</param>
    public void Add(Session session, Func<Language, OwnerNotice> write)
    {
        if (vendor.VendorEmail is not { } address) return;
        var notice = write(vendor.VendorLanguage);
        Outbox.Add(session, new Letter(address, vendor.VendorLanguage, notice.Subject, notice.Paragraphs)
        {
            Link = notice.Link,
            Block = notice.Block,
            After = notice.After,
            ReplyTo = notice.ReplyTo,
        });
    }
}
