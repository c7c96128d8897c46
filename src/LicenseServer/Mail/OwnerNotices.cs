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
    private static readonly TimeSpan AtMostOnceIn = TimeSpan.FromDays(1);

    /// <summary>Whether anybody is written to.</summary>
    public bool AreWanted => vendor.VendorEmail is not null;

    /// <summary>
    /// Writes to the owner once when something begins, however often it is looked at and by however many servers; again only when it has ended and
    /// come back, and not within a day, so that what comes and goes does not fill his mailbox.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="name">What it is.</param>
    /// <param name="isSo">Whether it is so now.</param>
    /// <param name="write">Says it in a language.</param>
    public void AddOnce(Session session, string name, bool isSo, Func<Language, OwnerNotice> write)
    {
        if (!AreWanted) return;
        if (!isSo) session.Execute("DELETE FROM owner_notices WHERE name = @name AND at < @yesterday", new { name, yesterday = session.Now - AtMostOnceIn });
        else if (session.Execute("INSERT INTO owner_notices (name, at) VALUES (@name, @Now) ON CONFLICT (name) DO NOTHING", new { name, session.Now }) == 1) Add(session, write);
    }

    /// <summary>Writes to the owner once for each period, of all servers together; not for the one in which this is asked first, since that was not watched from its beginning.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="name">What it is.</param>
    /// <param name="end">The end of the last whole period.</param>
    /// <param name="write">Says it in a language, from the end of the period before.</param>
    public void AddForPeriod(Session session, string name, DateTimeOffset end, Func<Language, DateTimeOffset, OwnerNotice> write)
    {
        if (!AreWanted) return;
        if (session.Execute("INSERT INTO owner_notices (name, at) VALUES (@name, @end) ON CONFLICT (name) DO NOTHING", new { name, end }) == 1) return;
        var before = session.ExecuteScalar<string>("SELECT n.at FROM owner_notices n WHERE n.name = @name" + session.ForUpdateOf("n"), new { name })!;
        if (session.Execute("UPDATE owner_notices SET at = @end WHERE name = @name AND at < @end", new { name, end }) == 1)
            Add(session, language => write(language, Moment.FromText(before)));
    }

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
