using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <content>Revocation lists.</content>
public sealed partial class LicenseClient
{
    /// <summary>
    /// Takes in a revocation list that the program got hold of, from <c>GET /api/v1/revocations</c> or from a file, and honors it from now
    /// on. No network. The newest genuine list counts, so handing over the same one or an older one changes nothing; a text that is no
    /// genuine list is refused as <c>revocation-list-refused</c> and changes nothing either. Nothing is deleted: a newer list that lifts a
    /// revocation makes the stored code valid again.
    /// </summary>
    /// <param name="text">The list in its text form, as it was received.</param>
    public LicenseStatus UpdateRevocations(string? text)
    {
        lock (gate)
        {
            if (RevocationList.Read(text, options.Keys).List is not { } list)
                return Report(Stand(Now), LicenseOutcome.Rejected, Problems.RevocationListRefused);
            return revocations.Take(list)
                ? Report(Stand(Now), LicenseOutcome.Done)
                : Report(Stand(Now), LicenseOutcome.NotSaved, Problems.NotSaved);
        }
    }
}
