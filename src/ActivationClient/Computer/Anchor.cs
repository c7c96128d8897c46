using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>
/// What a computer was known by when its System-ID was made. It lets the System-ID outlive the change of the one component that made it.
/// </summary>
/// <remarks>
/// Kept are digests alone, never values, and they are never refreshed: otherwise one change after the other would turn one computer into
/// another. A System-ID does not tell the digest it was made of, so no anchor can be forged from it.
/// </remarks>
/// <param name="MadeBy">The name of the component that made the System-ID.</param>
/// <param name="Components">Every component that was usable then, that one included.</param>
internal sealed record Anchor(string MadeBy, IReadOnlyList<SystemComponent> Components)
{
    /// <summary>The anchor of a computer as it is now.</summary>
    internal static Anchor Of(IReadOnlyList<SystemComponent> present) => new(present[0].Name, present);

    /// <summary>The System-ID that was made, on whatever computer; null when the record is damaged.</summary>
    internal SystemId? Recorded => Maker is { } maker ? SystemId.From(maker) : null;

    private SystemComponent? Maker => Components.FirstOrDefault(component => component.Name == MadeBy);

    /// <summary>Whether this is still that computer: the component that made the System-ID is unchanged, or all others are, hardware among them.</summary>
    internal bool HoldsOn(IReadOnlyList<SystemComponent> present)
    {
        if (Maker is not { } maker) return false;
        if (present.Contains(maker)) return true;
        var others = Components.Where(component => component.Name != MadeBy).ToList();
        return others.Any(component => component.IsHardware) && others.All(present.Contains);
    }
}
