using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Revocation;

/// <summary>What revocations keep about people. Number and seat stay for ever, since old codes do.</summary>
internal static class RevocationData
{
    internal static readonly PersonalTable[] Tables =
    [
        new("revoked_seats", LicenseData.License, $"license_id IN {LicenseData.OwnNumbers}")
        {
            KeptFor = KeptFor.Claims,
            Columns =
            [
                new("license_id", "license-number"), new("seat", "seat"), new("last_day", "until"), new("reason", "status-reason"), new("revoked_at", "revoked-at"),
            ],
            Others = ["last_issue"],
            Retention = LicenseData.AfterLicense with { Over = $"license_id IN {LicenseData.OverNumbers} AND reason <> ''", Becomes = "reason = ''" },
        },
        new("revocation_lists") { Others = ["number", "issued_at", "content", "list"] },
    ];
}
