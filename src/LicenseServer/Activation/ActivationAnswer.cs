using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace JkLab.LicenseServer.Activation;

/// <summary>What a program is told that has a licence now.</summary>
[Description("A signed activation code and what it grants.")]
internal sealed record ActivationAnswer(
    [property: Description("The printed lines of the code, joined by line feeds.")] string ActivationCode,
    [property: Description("The licence number.")] uint LicenseId,
    [property: Description("The product's code.")] string Product,
    [property: Description("The edition's code.")] string Edition,
    [property: Description("The seat of this computer, from 1.")] int Seat,
    [property: Description("How many computers may be active at once.")] int Seats,
    [property: Description("The day of issue, UTC.")] DateOnly IssuedOn,
    [property: Description("The last valid day, UTC; null for ever.")] DateOnly? ExpiresOn,
    [property: Description("The last build date covered; null for every build.")] DateOnly? UpdatesUntil,
    [property: Description("The numbers of the features that are on, 0 to 15.")] int[] Features,
    [property: Description("The name to whom the program is licensed, or null.")] string? Licensee)
{
    internal static ActivationAnswer Of(ActivationCode code, string product, string edition, int seat, int seats) => new(
        code.ToString(), code.License, product, edition, seat, seats, Date(code.IssuedOn), Date(code.ExpiresOn), Date(code.UpdatesUntil),
        License.FeatureNumbers(code.Features), code.Licensee);

    internal static DateOnly Date(Day day) => DateOnly.FromDateTime(day.Start.UtcDateTime);

    internal static DateOnly? Date(Day? day) => day is { } some ? Date(some) : null;
}
