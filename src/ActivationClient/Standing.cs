using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>How one code stands at a moment.</summary>
/// <param name="State">What it gives the computer.</param>
/// <param name="Problem">Why it gives nothing, by its stable name, or null.</param>
/// <param name="Code">The code, when it is genuine and this computer's.</param>
internal sealed record Standing(LicenseState State, string? Problem, VerifiedCode? Code)
{
    internal static readonly Standing None = new(LicenseState.NotActivated, Problems.NotActivated, null);

    // What the customer would rather hear, when several codes are stored.
    private static readonly LicenseState[] BestFirst =
    [
        LicenseState.Licensed, LicenseState.Trial, LicenseState.ClockWrong, LicenseState.BuildNotCovered, LicenseState.Expired,
        LicenseState.Revoked, LicenseState.ProgramTooOld, LicenseState.OtherComputer, LicenseState.NotActivated,
    ];

    /// <summary>Whether a customer would rather have this one, or likes both the same.</summary>
    internal bool IsAsGoodAs(Standing other) => Array.IndexOf(BestFirst, State) <= Array.IndexOf(BestFirst, other.State);

    internal bool IsLicensed => State is LicenseState.Licensed or LicenseState.Trial;

    /// <summary>The best of all codes; among equals the one issued last.</summary>
    internal static Standing Of(Snapshot snapshot, DateTimeOffset now, Day buildDay) =>
        snapshot.Codes
            .Select(code => Of(code, snapshot.LastSeen, now, buildDay))
            .OrderBy(standing => Array.IndexOf(BestFirst, standing.State))
            .ThenByDescending(standing => standing.Code?.Reading.Code?.IssuedOn.Number ?? 0)
            .ThenByDescending(standing => standing.Code?.Reading.Code?.Issue ?? 0)
            .FirstOrDefault() ?? None;

    /// <summary>How a code stands that was verified, whatever day it is.</summary>
    internal static Standing Of(VerifiedCode verified, DateTimeOffset? lastSeen, DateTimeOffset now, Day buildDay)
    {
        var code = verified.Reading.Code;
        switch (verified.Reading.Problem)
        {
            case null:
            case CodeProblem.Expired:
            case CodeProblem.BuildNotCovered:
                break;
            case CodeProblem.LicenseRevoked:
            case CodeProblem.ActivationRevoked:
                return new Standing(LicenseState.Revoked, verified.Reading.Problem.Value.Name(), verified);
            case CodeProblem.OtherSystemId:
                return new Standing(LicenseState.OtherComputer, Problems.OtherSystemId, null);
            case CodeProblem.NewerProgram:
                return new Standing(LicenseState.ProgramTooOld, Problems.NewerProgram, null);
            default:
                return new Standing(LicenseState.NotActivated, verified.Reading.Problem.Value.Name(), null);
        }

        if (code is null || !verified.Reading.IsGenuine) return None;
        if (code.ExpiresOn is { } lastDay)
        {
            if (EffectiveTime.IsClockWrong(now, lastSeen)) return new Standing(LicenseState.ClockWrong, Problems.ClockWrong, verified);
            if (EffectiveTime.Day(now, lastSeen, code.IssuedOn, buildDay) > lastDay)
                return new Standing(LicenseState.Expired, Problems.Expired, verified);
        }

        // Against the build alone, never the clock: a perpetual licence runs for ever with the builds it covers.
        if (code.UpdatesUntil is { } lastBuild && buildDay > lastBuild)
            return new Standing(LicenseState.BuildNotCovered, Problems.BuildNotCovered, verified);
        return new Standing(code.Kind == LicenseKind.Trial ? LicenseState.Trial : LicenseState.Licensed, null, verified);
    }
}
