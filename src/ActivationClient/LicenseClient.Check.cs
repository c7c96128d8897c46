using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <content>The check at every start.</content>
public sealed partial class LicenseClient
{
    // Often enough for a tolerance of a day, seldom enough not to write at every check.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    // A start must not wait for another program that holds the file.
    private static readonly TimeSpan HardlyAnyWait = TimeSpan.FromMilliseconds(60);

    /// <summary>How this computer stands. No network; below a millisecond once it was called.</summary>
    public LicenseStatus Check()
    {
        lock (gate)
        {
            var now = Now;
            var standing = Stand(now);
            if (standing.Code?.Reading.Code?.ExpiresOn is not null) RememberTime(now);
            return Report(standing);
        }
    }

    private Standing Stand(DateTimeOffset now) => Standing.Of(Look(), now, options.BuildDay);

    private void RememberTime(DateTimeOffset now)
    {
        if (Look().LastSeen is { } seen && now < seen + SeenEvery) return;
        store.Update(state => state.LastSeen is { } other && other >= now ? state : state with { LastSeen = now }, HardlyAnyWait);
    }

    /// <summary>The status of a standing, with what became of the operation. Inside the gate.</summary>
    private LicenseStatus Report(Standing standing, LicenseOutcome outcome = LicenseOutcome.Checked, string? problem = null, Action<LicenseStatus>? more = null)
    {
        var status = new LicenseStatus { State = standing.State, Outcome = outcome, Problem = problem ?? standing.Problem };
        if (standing.Code?.Reading.Code is { } code)
        {
            status.EditionNumber = options.Editions.ContainsKey(code.Edition) ? code.Edition : options.Editions.Keys.Min();
            status.Edition = options.Editions[status.EditionNumber.Value];
            status.Features = code.Features;
            status.Licensee = code.Licensee;
            status.License = code.License;
            status.ExpiresOn = code.ExpiresOn;
            status.UpdatesUntil = code.UpdatesUntil;
        }

        more?.Invoke(status);
        Say(Texts.For(status, options.Culture, LicenseCore.Day.Of(Now)));
        if (options.Texts?.Invoke(status) is { } own) Say(own);
        return status;

        void Say(LicenseText text)
        {
            status.Message = text.Message;
            status.NextStep = text.NextStep;
        }
    }
}
