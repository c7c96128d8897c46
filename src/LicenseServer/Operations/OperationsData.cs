using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations;

/// <summary>What running the server keeps about people.</summary>
internal static class OperationsData
{
    private static readonly Processing Backups = new("backups", LegalBasis.LegitimateInterest);

    internal static readonly PersonalData[] All =
    [
        .. AuditData.Tables,
        new PersonalTable("leases") { Others = ["name", "holder", "until"] },
        new PersonalFiles("backups/", Backups, "backup"),
    ];
}
