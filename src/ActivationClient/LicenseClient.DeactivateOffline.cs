using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <content>Giving the licence up without a network.</content>
public sealed partial class LicenseClient
{
    /// <summary>
    /// Gives the licence of this computer up and returns a receipt, to be handed in from another computer so that the seat becomes free.
    /// The code cannot be entered again. Asked again, the same receipt is shown.
    /// </summary>
    public LicenseStatus DeactivateOffline()
    {
        lock (gate)
        {
            var now = Now;
            if (FindSeat() is not { } seat)
            {
                var last = Look().Tombstones.LastOrDefault()?.Receipt;
                return DeactivationReceipt.Parse(last).Value is { } shown
                    ? Report(Stand(now), LicenseOutcome.Done, null, status => status.Receipt = shown)
                    : Report(Stand(now), LicenseOutcome.Rejected, Problems.NothingToDeactivate);
            }

            var receipt = DeactivationReceipt.Create(seat.Code, seat.SystemId, LicenseCore.Day.Of(now));
            if (!Burn(seat.Code, receipt)) return Report(Stand(now), LicenseOutcome.NotSaved, Problems.NotSaved);
            return Report(Stand(now), LicenseOutcome.Done, null, status => status.Receipt = receipt);
        }
    }

    /// <summary>The code that holds a seat, and for which computer: this one, or what it was before its hardware changed. Inside the gate.</summary>
    private Seat? FindSeat()
    {
        var current = Look();
        var ids = current.SystemIds.Concat(current.FormerIds).ToList();
        foreach (var verified in current.Codes)
        {
            if (verified.Reading.Code is not { Kind: LicenseKind.Bound } code || code.Product != options.ProductNumber) continue;
            if (ids.Find(id => code.Verify(options.Keys, id)) is { } systemId) return new Seat(code, systemId, verified.Stored.LicenseKey);
        }

        return null;
    }

    /// <summary>Takes a code away wherever it is stored, and sets a tombstone. Inside the gate.</summary>
    /// <returns>False when it could not be written: then no receipt may be given.</returns>
    private bool Burn(ActivationCode code, DeactivationReceipt? receipt)
    {
        var text = code.ToString();
        var tombstone = new Tombstone(Burnt.HashOf(code), receipt?.ToString());

        // Another program may have taken it away in this moment, by entering another code: the tombstone is set all the same.
        return store.UpdateWhere(state => state.Codes.Any(stored => stored.Text == text), Bury)
            && (Look().IsBurnt(tombstone.Hash) || store.Update(Bury));

        ClientState Bury(ClientState state) => state with
        {
            Codes = [.. state.Codes.Where(stored => stored.Text != text)],
            Tombstones = [.. state.Tombstones.Where(other => other.Hash != tombstone.Hash), tombstone],
        };
    }

    private sealed record Seat(ActivationCode Code, SystemId SystemId, string? LicenseKey);
}
