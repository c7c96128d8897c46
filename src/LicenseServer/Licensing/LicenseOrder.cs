using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Licensing;

/// <summary>What new licences shall grant, and to whom.</summary>
public sealed record LicenseOrder
{
    /// <summary>The product's code.</summary>
    public required string Product { get; init; }

    /// <summary>The edition's code.</summary>
    public required string Edition { get; init; }

    /// <summary>Computers at once, 1 to 4095.</summary>
    public int Seats { get; init; } = 1;

    /// <summary>The last valid day, null for ever.</summary>
    public Day? ExpiresOn { get; init; }

    /// <summary>The last build date covered, null for every build.</summary>
    public Day? UpdatesUntil { get; init; }

    /// <summary>16 flags.</summary>
    public ushort Features { get; init; }

    /// <summary>The name put into every code, at most 80 bytes.</summary>
    public string? Licensee { get; init; }

    /// <summary>The customer's e-mail.</summary>
    public string? Customer { get; init; }

    /// <summary>For the owner alone.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is sold but not paid for yet.</summary>
    public bool IsPending { get; init; }

    /// <summary>The account of the customer who asks for it; null where the owner issues it.</summary>
    public long? AccountId { get; init; }
}
