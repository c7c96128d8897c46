using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <content>Asking the server how the licence stands.</content>
public sealed partial class LicenseClient
{
    /// <summary>As <see cref="ValidateAsync"/>, waiting for it. Cannot deadlock a window's thread.</summary>
    public LicenseStatus Validate(string? licenseKey = null) => Wait(() => ValidateAsync(licenseKey));

    /// <summary>
    /// Shows the server the code that this computer holds. No licence depends on it: a program may call it once a week in the background. A
    /// server that was put back from an older backup thereby knows the activation again, and a licence that was changed gives its new code.
    /// </summary>
    /// <param name="licenseKey">Needed only when the code was entered and not fetched, so that the key is not known.</param>
    /// <param name="stop">Gives the call up.</param>
    /// <returns>
    /// <see cref="LicenseOutcome.Done"/> when the server agrees; <see cref="LicenseOutcome.Refused"/> with its reason when it does not, which
    /// takes nothing away here.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was set.</exception>
    public async Task<LicenseStatus> ValidateAsync(string? licenseKey = null, CancellationToken stop = default)
    {
        if (CannotCall() is { } refusal) return refusal;
        ValidationRequest request;
        lock (gate)
        {
            if (FindSeat() is not { } seat) return Report(Stand(Now), LicenseOutcome.Rejected, Problems.NotActivated);
            var key = ReadKey(licenseKey ?? seat.LicenseKey);
            if (key is null && licenseKey is null) return Report(Stand(Now), LicenseOutcome.Rejected, Problems.LicenseKeyNeeded);
            if (key is null) return RejectKey(licenseKey);
            request = new ValidationRequest(key, seat.SystemId.ToString(), seat.Code.ToString());
        }

        var reply = await server!.Validate(request, stop).ConfigureAwait(false);
        if (reply is { Outcome: LicenseOutcome.Done, Answer: { Valid: true, CodeIsCurrent: false } })
            return await ActivateAsync(request.LicenseKey, stop: stop).ConfigureAwait(false);
        lock (gate)
        {
            return reply is { Outcome: LicenseOutcome.Done, Answer: { Valid: not true } answer }
                ? Report(reply with { Outcome = LicenseOutcome.Refused, Problem = answer.Code })
                : Report(reply);
        }
    }
}
