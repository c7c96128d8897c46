using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>What requests leave behind. No address is in it, but what an HMAC under the day's key made of one: a day later nobody can tell whose it was.</summary>
internal static class WebData
{
    private static readonly Processing Throttling = new("throttling", LegalBasis.LegitimateInterest);
    private static readonly Processing Requests = new("requests", LegalBasis.LegitimateInterest);

    internal static readonly PersonalData[] All =
    [
        new PersonalTable("failed_guesses", Throttling)
        {
            Columns = [new("who", "pseudonym"), new("count", "failures")],
            Others = ["day"],
            Retention = new("day < @limit"),
        },
        new PersonalTable("rate_limits", Throttling)
        {
            Columns = [new("who", "pseudonym"), new("until", "busy-until")],
            Others = ["day"],
            Retention = new("day < @limit"),
        },
        new PersonalTable("rate_limit_keys") { Others = ["day", "secret"], Retention = new("day < @limit") },
        new PersonalTable("data_protection_keys") { Others = ["name", "xml"] },
        new PersonalTable("privacy_versions") { Others = ["hash", "language", "text", "first_shown_at", "current_since"] },
        new PersonalFiles("logs/", Requests, "log"),
    ];
}
