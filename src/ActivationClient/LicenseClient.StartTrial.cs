namespace JkLab.ActivationClient;

/// <content>The trial.</content>
public sealed partial class LicenseClient
{
    /// <summary>As <see cref="StartTrialAsync"/>, waiting for it. Cannot deadlock a window's thread.</summary>
    public LicenseStatus StartTrial() => Wait(() => StartTrialAsync());

    /// <summary>Starts the one trial of this computer, or fetches the running one again. A licence that is there stays.</summary>
    /// <param name="stop">Gives the call up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was set.</exception>
    public async Task<LicenseStatus> StartTrialAsync(CancellationToken stop = default)
    {
        if (CannotCall() is { } refusal) return refusal;
        var reply = await server!.StartTrial(new TrialRequest(options.Product, SystemId.ToString()), stop).ConfigureAwait(false);
        return Receive(reply, licenseKey: null);
    }
}
