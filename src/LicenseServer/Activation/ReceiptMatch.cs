using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>Finds the activation that a deactivation receipt gives up.</summary>
internal static class ReceiptMatch
{
    /// <summary>
    /// Tries the receipt against every code, all issues, of every activation of the licence: those that hold a seat first. Refused when
    /// none matches, when its day cannot be (before the code's issue, or after tomorrow), or when the seat was given back already.
    /// </summary>
    internal static Result<ActivationRow> Find(Session session, License license, DeactivationReceipt receipt, Day today)
    {
        var rows = ActivationRow.All(session, license.Id).Where(row => row.SystemId is not null).ToList();
        var codes = session.Query<(long ActivationId, string Code)>(
                "SELECT activation_id, code FROM codes WHERE license_id = @id", new { id = (long)license.Id })
            .ToLookup(row => row.ActivationId, row => row.Code);

        foreach (var row in rows.OrderBy(row => row.ReleasedAt is not null))
        {
            foreach (var text in codes[row.Id].Append(row.Code).Distinct())
            {
                if (ActivationCode.TryParse(text) is not { } code || !receipt.Proves(code, row.SystemId!)) continue;
                if (row.ReleasedAt is not null) return Rejected(Variants.Used);
                return receipt.Day < code.IssuedOn || receipt.Day > today.AddDays(1) ? Rejected(Variants.WrongDay) : row;
            }
        }

        return Rejected(null);
    }

    private static Refusal Rejected(string? why) => new(RefusalCodes.ReceiptRejected) { Variant = why };
}
