using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Mail;

/// <summary>A message to one person; the outbox makes plain text and simple HTML of it.</summary>
/// <param name="To">The address, as <see cref="Outbox.Accepts"/> takes it.</param>
/// <param name="Language">In which it is written.</param>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain words; line breaks in them stay.</param>
public sealed record Letter(string To, Language Language, string Subject, params IReadOnlyList<string> Paragraphs)
{
    /// <summary>What the reader can follow.</summary>
    public LetterLink? Link { get; init; }

    /// <summary>Lines that stay as they are, monospaced: an activation code, a licence key.</summary>
    public string? Block { get; init; }

    /// <summary>Paragraphs after link and block.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>A file that goes with it.</summary>
    public LetterFile? File { get; init; }

    /// <summary>Where an answer goes, where it is not the sender.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Whether it guards an account or answers for somebody's rights: it goes to those too whose data may only be stored (Art. 18 DSGVO).</summary>
    public bool IsNecessary { get; init; }
}

/// <summary>A link: a button in HTML, a line of its own in text.</summary>
/// <param name="Words">What it does.</param>
/// <param name="Url">Absolute, http or https.</param>
public sealed record LetterLink(string Words, string Url);

/// <summary>A PDF that goes with a letter.</summary>
/// <param name="Name">As the reader sees it.</param>
/// <param name="Content">Its bytes.</param>
public sealed record LetterFile(string Name, byte[] Content);
