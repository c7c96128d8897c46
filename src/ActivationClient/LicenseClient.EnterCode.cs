using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <content>A code that somebody pasted or typed.</content>
public sealed partial class LicenseClient
{
    /// <summary>
    /// Reads an activation code out of whatever was pasted, and keeps it when it licenses this computer. What was licensed before stays
    /// when it does not, or when the pasted code is an older one of the same licence (<c>older-code</c>).
    /// </summary>
    public LicenseStatus EnterCode(string? pasted)
    {
        lock (gate)
        {
            var current = Look();
            var now = Now;
            var reading = reader.Read(pasted, new ReadingContext
            {
                SystemIds = _ => current.SystemIds,
                Product = options.ProductNumber,
                Today = EffectiveTime.Day(now, current.LastSeen, null, options.BuildDay),
                BuildDay = options.BuildDay,
                Revocation = current.Revocation,
            });
            return IsOutdated(reading, current, now)
                ? Report(Stand(now), LicenseOutcome.Rejected, Problems.OlderCode, status => status.Reading = reading)
                : Accept(reading, licenseKey: null, now);
        }
    }

    /// <summary>
    /// Whether a good code was followed by another one of its licence that is stored and licenses: yesterday's mail must not undo today's
    /// upgrade. What the server sends is not asked: it knows which code is the last. Inside the gate.
    /// </summary>
    private bool IsOutdated(CodeReading reading, Snapshot current, DateTimeOffset now)
    {
        if (reading is not { Code: { } code, IsGenuine: true, Problem: null } || current.IsBurnt(Burnt.HashOf(code))) return false;
        return current.Codes.Any(stored => stored.Reading.Code is { } other && IsLater(other, code)
            && Standing.Of(stored, current.LastSeen, now, options.BuildDay).IsLicensed);
    }

    // Issues are counted for each seat and day; of two seats on one day nobody can tell.
    private static bool IsLater(ActivationCode code, ActivationCode other) => code.License == other.License
        && (code.IssuedOn > other.IssuedOn || (code.IssuedOn == other.IssuedOn && code.Seat == other.Seat && code.Issue > other.Issue));

    /// <summary>Keeps a code that was read, if it is worth keeping. Inside the gate.</summary>
    private LicenseStatus Accept(CodeReading reading, string? licenseKey, DateTimeOffset now)
    {
        var current = Look();
        if (reading.Code is not { } code || !reading.IsGenuine)
            return Report(Stand(now), LicenseOutcome.Rejected, (reading.Problem ?? CodeProblem.Unreadable).Name(), status => status.Reading = reading);
        if (current.IsBurnt(Burnt.HashOf(code)))
            return Report(Stand(now), LicenseOutcome.Rejected, Problems.CodeGivenUp, status => status.Reading = reading);

        var fresh = Standing.Of(new VerifiedCode(new StoredCode(code.ToString(), licenseKey), reading), current.LastSeen, now, options.BuildDay);
        var before = Stand(now);
        var isMine = fresh.Code is not null;
        var saved = true;
        if (isMine && (fresh.IsLicensed || (fresh.State != LicenseState.Revoked && fresh.IsAsGoodAs(before)))) saved = Keep(fresh.Code!.Stored, code, current);

        var after = Stand(now);
        if (!fresh.IsLicensed)
        {
            var outcome = fresh.State == LicenseState.ClockWrong ? LicenseOutcome.ClockWrong : LicenseOutcome.Rejected;
            return Report(after, outcome, fresh.Problem, status => status.Reading = reading);
        }

        if (code.ExpiresOn is not null) RememberTime(now);
        return Report(
            after, saved ? LicenseOutcome.Done : LicenseOutcome.NotSaved, saved ? null : Problems.NotSaved, status => status.Reading = reading);
    }

    private bool Keep(StoredCode stored, ActivationCode code, Snapshot current)
    {
        // One licence and one trial at most: a trial of the new version must not displace the licence of the old one.
        var isTrial = code.Kind == LicenseKind.Trial;
        var anchor = current.HasHoldingAnchor ? null : Anchor.Of(current.Present);
        return store.Update(state => state with
        {
            Codes = [stored, .. state.Codes.Where(other => IsTrial(other) != isTrial)],
            Anchor = anchor ?? state.Anchor,
        });
    }

    private static bool IsTrial(StoredCode stored) => ActivationCode.TryParse(stored.Text)?.Kind == LicenseKind.Trial;
}
