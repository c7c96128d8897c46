using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>What the pages about licences and codes share.</summary>
internal abstract class ActivationPage(IStringLocalizer<ActivationTexts> texts) : SitePage
{
    /// <summary>The texts.</summary>
    public IStringLocalizer<ActivationTexts> T => texts;

    /// <summary>The longest name of a computer.</summary>
    public int MaxLabel => Activate.MaxLabelLength;

    /// <summary>A day for people.</summary>
    public string Date(Day day) => LocalTime.Day(day, Language);

    /// <summary>A computer as its owner calls it; one without a name by the last group of its System-ID.</summary>
    public string NameOf(ActivationRow row) => row.SystemId is not { } computer ? T["AnyComputer"] : row.Label ?? $"{T["Computer"]} …{computer.ToString()[^5..]}";
}

/// <summary>How a licence stands, as a tag.</summary>
/// <param name="Text">The text's name.</param>
/// <param name="Style">The class of the tag.</param>
internal sealed record Standing(string Text, string Style)
{
    internal static Standing Of(License license, Day today) => FindLicense.CheckUsable(license, today)?.Code switch
    {
        null => new Standing("Status-active", "good"),
        RefusalCodes.LicensePending => new Standing("Status-pending", "warn"),
        RefusalCodes.LicenseSuspended => new Standing("Status-suspended", "bad"),
        RefusalCodes.LicenseExpired => new Standing("Status-expired", "bad"),
        _ => new Standing("Status-revoked", "bad"),
    };
}
