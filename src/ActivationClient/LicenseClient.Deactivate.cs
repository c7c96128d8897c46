using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <content>Giving the licence up over the internet.</content>
public sealed partial class LicenseClient
{
    /// <summary>As <see cref="DeactivateAsync"/>, waiting for it. Cannot deadlock a window's thread.</summary>
    public LicenseStatus Deactivate(string? licenseKey = null) => Wait(() => DeactivateAsync(licenseKey));

    /// <summary>Frees the seat of this computer and burns its code: it cannot be entered again. Nothing happens when the server does not answer.</summary>
    /// <param name="licenseKey">Needed only when the code was entered and not fetched, so that the key is not known.</param>
    /// <param name="stop">Gives the call up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was set.</exception>
    public async Task<LicenseStatus> DeactivateAsync(string? licenseKey = null, CancellationToken stop = default)
    {
        if (CannotCall() is { } refusal) return refusal;
        Seat seat;
        string? key;
        lock (gate)
        {
            if (FindSeat() is not { } found) return Report(Stand(Now), LicenseOutcome.Rejected, Problems.NothingToDeactivate);
            seat = found;
            key = ReadKey(licenseKey ?? found.LicenseKey);
            if (key is null && licenseKey is null) return Report(Stand(Now), LicenseOutcome.Rejected, Problems.LicenseKeyNeeded);
            if (key is null) return RejectKey(licenseKey);

            // First make sure that it can be burnt: a seat must not be free while the code still works here. Opening the files proves
            // little on a full disk, so the state is written once as it is.
            if (!CanBurn(seat.Code)) return Report(Stand(Now), LicenseOutcome.NotSaved, Problems.NotSaved);
        }

        var reply = await server!.Deactivate(new DeactivationRequest(key, seat.SystemId.ToString(), null), stop).ConfigureAwait(false);
        lock (gate)
        {
            // The seat is free already, for the answer to an earlier call was lost: certainly with the key that the code was fetched
            // with; with a typed one, when an earlier try of this very call had no answer.
            var wasDone = reply is { Outcome: LicenseOutcome.Refused, Problem: "activation-not-found" }
                && (key == seat.LicenseKey || reply.MayRepeat);
            if (reply.Outcome != LicenseOutcome.Done && !wasDone) return Report(reply);
            return Burn(seat.Code, receipt: null)
                ? Report(Stand(Now), LicenseOutcome.Done, null, status => status.IsGivenBack = true)
                : Report(Stand(Now), LicenseOutcome.NotSaved, Problems.NotSaved);
        }
    }

    private bool CanBurn(ActivationCode code)
    {
        var text = code.ToString();
        return store.UpdateWhere(state => state.Codes.Any(stored => stored.Text == text), state => state with { });
    }
}
