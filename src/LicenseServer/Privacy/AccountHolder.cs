using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy;

/// <summary>The holder of an account, and the rights that he has used.</summary>
internal sealed class AccountHolder
{
    private const string Select = "SELECT id, email, language, restricted_at, objected_at FROM accounts ";

    public required long Id { get; init; }

    public required string Email { get; init; }

    public required string Language { get; init; }

    /// <summary>Since when his data may be stored and nothing else (Art. 18 DSGVO).</summary>
    public DateTimeOffset? RestrictedAt { get; init; }

    /// <summary>Since when he objects to what rests on a legitimate interest (Art. 21 DSGVO).</summary>
    public DateTimeOffset? ObjectedAt { get; init; }

    /// <summary>The language in which he is written to.</summary>
    internal Language Tongue => Languages.FromTag(Language) ?? Web.Language.German;

    /// <summary>He himself, as the inventory asks for him.</summary>
    internal Person Person => new(Id, Email);

    internal static AccountHolder? Find(Session session, long id) => session.QueryFirstOrDefault<AccountHolder>(Select + "WHERE id = @id", new { id });

    internal static AccountHolder? FindByEmail(Session session, string email) =>
        session.QueryFirstOrDefault<AccountHolder>(Select + "WHERE email_key = @key", new { key = EmailKey.Of(email) });

    /// <summary>Somebody with an address, whether he has an account or not.</summary>
    internal static Person PersonOf(Session session, string email) => FindByEmail(session, email)?.Person ?? new Person(null, EmailKey.Clean(email));
}
