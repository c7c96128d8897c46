using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>What licences keep about people. A licence that has ended for long stays as a number without a name: its codes stay on the revocation list.</summary>
public static class LicenseData
{
    /// <summary>Having, showing and guarding a licence.</summary>
    public static readonly Processing License = new("license", LegalBasis.Contract, LegalBasis.LegitimateInterest);

    private static readonly Processing Transfer = new("license-transfer", LegalBasis.Contract);

    /// <summary>The numbers of a person's own licences, as an SQL condition's list.</summary>
    public const string OwnNumbers = $"(SELECT id FROM licenses WHERE {Own})";

    /// <summary>The numbers of the licences that ended so long ago that nothing may be known of them, as an SQL condition's list.</summary>
    public const string OverNumbers = $"(SELECT id FROM licenses WHERE {End} < @limit)";

    private const string Own = "account_id = @account OR (account_id IS NULL AND LOWER(customer) = LOWER(@email))";
    private const string End = "CASE WHEN revoked_at IS NULL OR expires_on < revoked_at THEN expires_on ELSE revoked_at END";
    private const string HasName = "(status_reason IS NOT NULL OR licensee IS NOT NULL OR customer IS NOT NULL OR note IS NOT NULL OR account_id IS NOT NULL)";

    internal static readonly PersonalTable[] Tables =
    [
        new("products") { Others = ["number", "code", "name", "trial_days", "trial_edition", "transfers_per_year", "created_at"] },
        new("editions") { Others = ["product", "number", "code"] },
        new("licenses", License, Own)
        {
            KeptFor = KeptFor.License,
            Columns =
            [
                new("id", "license-number"), new("license_key", "license-key"), new("product", "product"), new("edition", "edition"), new("seats", "seats"),
                new("status", "status"), new("status_reason", "status-reason") { ClearedTo = "NULL" }, new("expires_on", "until"),
                new("updates_until", "updates-until"), new("features", "features"), new("licensee", "licensee"),
                new("customer", "email") { ClearedTo = "NULL" }, new("note", "note") { ClearedTo = "NULL" }, new("created_at", "since"),
                new("account_id", "account-number") { ClearedTo = "NULL" }, new("revoked_at", "revoked-at"),
            ],
            Retention = AfterLicense with
            {
                Over = $"{End} < @limit AND {HasName}",
                Ends = End,
                Becomes = "status_reason = NULL, licensee = NULL, customer = NULL, note = NULL, account_id = NULL",
            },
        },

        // The address of whoever bought a licence that another's account has.
        new("licenses", License, "account_id IS NOT NULL AND LOWER(customer) = LOWER(@email)")
        {
            KeptFor = KeptFor.License,
            Columns = [new("customer", "email") { ClearedTo = "NULL" }],
        },
        new("license_aliases", License, $"license_id IN {OwnNumbers}")
        {
            KeptFor = KeptFor.License,
            Columns = [new("license_id", "license-number"), new("old_key", "old-key")],
            Others = ["alias"],
            Retention = AfterLicense,
        },
        new("license_transfers", Transfer, "from_account = @account OR to_account = @account OR LOWER(to_email) = LOWER(@email)")
        {
            Columns =
            [
                new("created_at", "moment"), new("license_id", "license-number"), new("secret", "link-secret") { IsSecret = true },
                new("from_account", "account-number"), new("to_email", "email"), new("to_account", "account-number"),
                new("giver_confirmed_at", "confirmed-at"), new("expires_at", "until"),
            ],
            Retention = new("expires_at < @limit"),
        },
    ];

    /// <summary>What depends on a licence goes three years after its end, from the end of the year: then claims have lapsed (§§ 195, 199 BGB).</summary>
    public static Retention AfterLicense => new($"license_id IN {OverNumbers}") { Years = 3, FromEndOfYear = true };
}
