using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>What activations keep about people: their computers.</summary>
internal static class ActivationData
{
    private const string OfOwnLicense = $"license_id IN {LicenseData.OwnNumbers}";
    private static readonly Processing Trial = new("trial", LegalBasis.Contract, LegalBasis.LegitimateInterest);
    private static readonly Processing Links = new("links", LegalBasis.Contract);

    internal static readonly PersonalTable[] Tables =
    [
        new("activations", LicenseData.License, OfOwnLicense)
        {
            KeptFor = KeptFor.License,
            Columns =
            [
                new("license_id", "license-number"), new("seat", "seat"), new("system_id", "system-id"), new("label", "label") { ClearedTo = "NULL" },
                new("channel", "channel"), new("activated_at", "activated-at"), new("released_at", "released-at"), new("release_channel", "release-channel"),
                new("transfer", "transfer"), new("code", "code"),
            ],
            Others = ["id", "ended"],
            Retention = LicenseData.AfterLicense,
        },
        new("codes", LicenseData.License, OfOwnLicense)
        {
            KeptFor = KeptFor.License,
            Columns = [new("license_id", "license-number"), new("seat", "seat"), new("issued_on", "issued-on"), new("code", "code"), new("created_at", "moment")],
            Others = ["issue", "activation_id", "key_id", "taken_in"],
            Retention = LicenseData.AfterLicense,
        },
        new("trials", Trial, $"system_id IN (SELECT system_id FROM activations WHERE {OfOwnLicense})")
        {
            KeptFor = KeptFor.Claims,
            Columns =
            [
                new("product", "product"), new("system_id", "system-id"), new("license_id", "license-number"), new("code", "code"),
                new("issued_on", "issued-on"), new("expires_on", "until"), new("created_at", "moment"),
            ],
            Retention = new("expires_on < @limit") { Years = 1, Ends = "expires_on" },
        },
        new("release_requests", Links, "account_id = @account")
        {
            Columns =
            [
                new("created_at", "moment"), new("license_id", "license-number"), new("account_id", "account-number"),
                new("secret", "link-secret") { IsSecret = true }, new("expires_at", "until"),
            ],
            Others = ["activation_id"],
            Retention = new("expires_at < @limit"),
        },
        new("issue_floors") { Others = ["day", "first_issue"] },
    ];
}
