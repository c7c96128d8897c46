using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Audit;

/// <summary>What the audit keeps about people: the numbers of accounts, in details that can be erased while the chain still verifies.</summary>
public static class AuditData
{
    private static readonly Processing Audit = new("audit", LegalBasis.LegitimateInterest);

    /// <summary>Its tables. An index finds the few entries that can name an account.</summary>
    public static readonly PersonalTable[] Tables =
    [
        new("audit_entries", Audit, "details IS NOT NULL AND activation_id IS NULL AND details LIKE '%' || CAST(@account AS TEXT) || '%'")
        {
            KeptFor = KeptFor.Claims,
            Columns =
            [
                new("at", "moment"), new("actor", "actor"), new("action", "action"), new("license_id", "license-number"),
                new("salt", "salt") { IsSecret = true, ClearedTo = "NULL" }, new("details", "details") { ClearedTo = "NULL" },
            ],
            Others = ["server", "link", "position", "activation_id", "details_hash"],
        },
        new("audit_links") { Others = ["server", "number", "entries", "hash"] },
        new("audit_chains") { Others = ["server", "number", "hash"] },
    ];
}
