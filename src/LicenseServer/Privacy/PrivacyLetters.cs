using JkLab.LicenseCore;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy;

/// <summary>What is written to people about their rights.</summary>
internal sealed class PrivacyLetters(SiteSettings site)
{
    /// <summary>To somebody whose account is gone: what is kept, why and until when.</summary>
    internal Letter Erased(AccountHolder holder, IReadOnlyList<KeptPart> kept)
    {
        var language = holder.Tongue;
        string[] paragraphs = [Text(language, "MailErasedText", site.VendorName), .. kept.Count == 0 ? [] : Kept(language, kept)];
        return new Letter(holder.Email, language, Text(language, "MailErasedSubject", site.VendorName), paragraphs) { After = [Text(language, "MailErasedAfter")], IsNecessary = true };
    }

    /// <summary>To the holder of an account, that a right of his is in force, or no longer.</summary>
    /// <param name="holder">To whom.</param>
    /// <param name="what">Restricted, Unrestricted, Objected, Unobjected.</param>
    internal Letter Flag(AccountHolder holder, string what) =>
        new(holder.Email, holder.Tongue, Text(holder.Tongue, "MailFlagSubject", site.VendorName), Text(holder.Tongue, $"Mail{what}"), Text(holder.Tongue, "MailFlagText")) { IsNecessary = true };

    /// <summary>To the owner, that somebody has restricted what may be done with his data, or objects. It names nobody.</summary>
    /// <param name="language">In which it is written.</param>
    /// <param name="what">Restricted or Objected.</param>
    internal static OwnerNotice ToOwner(Language language, string what) =>
        new(Text(language, $"MailOwner{what}Subject"), Text(language, $"MailOwner{what}"));

    private static IEnumerable<string> Kept(Language language, IReadOnlyList<KeptPart> kept) =>
        kept.GroupBy(part => (part.Table.Processing!.Name, part.Table.KeptFor, part.Until)).Select(group => Sentence(language, group.First())).Prepend(Text(language, "MailErasedKept"));

    private static string Sentence(Language language, KeptPart part)
    {
        var processing = part.Table.Processing!;
        var until = part.Until is { } text && Day.TryParse(text, out var day) ? Text(language, "GoesOn", LocalTime.Day(day, language)) : InventoryTexts.Kept(language, processing);
        return $"{InventoryTexts.Get(language, processing.Name)}: {InventoryTexts.Get(language, "kept-" + part.Table.KeptFor)} {InventoryTexts.Get(language, "Kept")}: {until}.";
    }

    private static string Text(Language language, string key, params object?[] args) => Texts.Get<PrivacyTexts>(language, key, args);
}
