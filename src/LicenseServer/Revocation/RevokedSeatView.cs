using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Revocation;

/// <summary>A revoked seat as scripts and people read it.</summary>
internal sealed record RevokedSeatView(uint LicenseId, int Seat, string LastDay, int LastIssue)
{
    internal static RevokedSeatView Of(RevokedSeat seat) => new(seat.License, seat.Seat, seat.LastDay.ToString(), seat.LastIssue);

    /// <inheritdoc/>
    public override string ToString() => $"licence {LicenseId}, seat {Seat}: codes up to issue {LastIssue} of {LastDay}";
}
