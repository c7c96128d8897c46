using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What accounts keep about people.</summary>
internal static class AccountData
{
    private static readonly Processing Account = new("account", LegalBasis.Contract);
    private static readonly Processing SecondFactor = new("second-factor", LegalBasis.LegitimateInterest);
    private static readonly Processing Session = new("session", LegalBasis.Contract, LegalBasis.LegitimateInterest);
    private static readonly Processing SecurityLog = new("security-log", LegalBasis.LegitimateInterest);
    private static readonly Processing Links = new("links", LegalBasis.Contract);

    internal static readonly PersonalTable[] Tables =
    [
        new("accounts", Account, "id = @account")
        {
            Columns =
            [
                new("id", "account-number"), new("email", "email"), new("email_key", "email"), new("password_hash", "password") { IsSecret = true },
                new("security_stamp", "security-stamp") { IsSecret = true }, new("role", "role"), new("language", "language"), new("name", "name"),
                new("company", "company"), new("address", "address"), new("two_factor", "two-factor") { Processing = SecondFactor },
                new("authenticator_key", "two-factor-secret") { IsSecret = true, Processing = SecondFactor }, new("failures", "failures"),
                new("locked_until", "locked-until"), new("created_at", "since"), new("privacy_version", "privacy-version"),
                new("restricted_at", "restricted"), new("objected_at", "objected"),
            ],
            Others = ["revision"],
        },
        new("account_links", Links, "account_id = @account OR LOWER(email) = LOWER(@email)")
        {
            Columns =
            [
                new("secret", "link-secret") { IsSecret = true }, new("purpose", "link-purpose"), new("account_id", "account-number"), new("email", "email"),
                new("payload", "registration") { IsSecret = true }, new("expires_at", "until"),
            ],
            Retention = new("expires_at < @limit"),
        },
        new("recovery_codes", SecondFactor, "account_id = @account")
        {
            Columns = [new("account_id", "account-number"), new("hash", "recovery-codes") { IsSecret = true }],
        },
        new("sessions", Session, "account_id = @account")
        {
            Columns =
            [
                new("id", "session-secret") { IsSecret = true }, new("account_id", "account-number"), new("ticket", "session-secret") { IsSecret = true },
                new("created_at", "since"), new("seen_at", "last-seen"), new("expires_at", "until"), new("network", "network"), new("browser", "browser"),
            ],
            Retention = new("expires_at < @limit"),
        },
        new("security_log", SecurityLog, "account_id = @account")
        {
            Columns = [new("account_id", "account-number"), new("at", "moment"), new("event", "event"), new("detail", "event-detail"), new("network", "network"), new("browser", "browser")],
            Others = ["id"],
            Retention = new("at < @limit") { Days = 90 },
        },
    ];
}
