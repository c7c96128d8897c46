using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>A seat that was freed.</summary>
/// <param name="Seat">1 to 4095.</param>
/// <param name="ReleasedAt">When.</param>
internal sealed record Released(int Seat, DateTimeOffset ReleasedAt);

/// <summary>Frees a seat.</summary>
internal static class Release
{
    /// <summary>By the customer or his program: counts as a transfer, which <see cref="TransferLimit.Check"/> has allowed.</summary>
    internal static Released ByCustomer(Session session, ActivationRow row, string channel, DateTimeOffset now, Actor actor = Actor.Api) =>
        Run(session, row, channel, isTransfer: true, actor, now);

    /// <summary>By the owner, who is not bound.</summary>
    internal static Released ByOwner(Session session, ActivationRow row, string channel, DateTimeOffset now, Actor actor = Actor.CommandLine) =>
        Run(session, row, channel, isTransfer: false, actor, now);

    private static Released Run(Session session, ActivationRow row, string channel, bool isTransfer, Actor actor, DateTimeOffset now)
    {
        session.Execute(
            """
            UPDATE activations SET ended = id, released_at = @now, release_channel = @channel, transfer = @transfer
            WHERE license_id = @LicenseId AND seat = @Seat AND ended = 0
            """,
            new { now, channel, transfer = isTransfer ? 1 : 0, row.LicenseId, row.Seat });
        AuditLog.Append(session, new AuditEntry(now, actor, "activation.released")
        {
            LicenseId = (uint)row.LicenseId,
            ActivationId = row.Id,
            Details = new { row.Seat, channel, transfer = isTransfer },
        });
        return new Released(row.Seat, now);
    }
}
