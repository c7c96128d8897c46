using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Accounts;

/// <summary>The rows of accounts.</summary>
internal static class AccountTable
{
    private const string Select =
        """
        SELECT id, email, email_key, password_hash, security_stamp, revision, role, language, name, company, address, two_factor, authenticator_key,
               failures, locked_until, created_at, privacy_version, restricted_at, objected_at
        FROM accounts

        """;

    internal static Account? Find(Session session, long id) => session.QueryFirstOrDefault<Account>(Select + "WHERE id = @id", new { id });

    internal static Account? FindByEmail(Session session, string email) =>
        session.QueryFirstOrDefault<Account>(Select + "WHERE email_key = @key", new { key = Account.KeyOf(email) });

    /// <summary>All, the oldest first.</summary>
    internal static IReadOnlyList<Account> All(Session session) => [.. session.Query<Account>(Select + "ORDER BY created_at, id")];

    /// <summary>Those whose address, name or company contains a text, the newest first.</summary>
    internal static IReadOnlyList<Account> Search(Session session, SearchText text) =>
        [.. session.Query<Account>($"{Select}WHERE {SearchText.In("email_key", "name", "company")} ORDER BY created_at DESC, id LIMIT @Most", text)];

    internal static void Insert(Session session, Account account) => session.Execute(
        """
        INSERT INTO accounts (id, email, email_key, password_hash, security_stamp, revision, role, language, name, company, address, two_factor,
                              authenticator_key, failures, locked_until, created_at, privacy_version, restricted_at, objected_at)
        VALUES (@Id, @Email, @EmailKey, @PasswordHash, @SecurityStamp, @Revision, @Role, @Language, @Name, @Company, @Address, @TwoFactor,
                @AuthenticatorKey, @Failures, @LockedUntil, @CreatedAt, @PrivacyVersion, @RestrictedAt, @ObjectedAt)
        """,
        Row(account, account.Revision));

    /// <summary>Writes all of it; false where somebody else has written it since it was read.</summary>
    internal static bool Update(Session session, Account account, string revision)
    {
        var written = session.Execute(
            """
            UPDATE accounts
            SET email = @Email, email_key = @EmailKey, password_hash = @PasswordHash, security_stamp = @SecurityStamp, revision = @NewRevision, role = @Role,
                language = @Language, name = @Name, company = @Company, address = @Address, two_factor = @TwoFactor, authenticator_key = @AuthenticatorKey,
                failures = @Failures, locked_until = @LockedUntil, restricted_at = @RestrictedAt, objected_at = @ObjectedAt
            WHERE id = @Id AND revision = @Revision
            """,
            Row(account, revision)) == 1;
        if (written) account.Revision = revision;
        return written;
    }

    private static object Row(Account account, string newRevision) => new
    {
        account.Id,
        account.Email,
        account.EmailKey,
        account.PasswordHash,
        account.SecurityStamp,
        account.Revision,
        NewRevision = newRevision,
        account.Role,
        account.Language,
        account.Name,
        account.Company,
        account.Address,
        TwoFactor = account.TwoFactor ? 1 : 0,
        account.AuthenticatorKey,
        account.Failures,
        account.LockedUntil,
        account.CreatedAt,
        account.PrivacyVersion,
        account.RestrictedAt,
        account.ObjectedAt,
    };
}
