using JkLab.ActivationClient;

namespace JkLab.KbrsCrm;

/// <summary>Shows what became of an operation: what was corrected, what is the case, what to do next.</summary>
internal static class Report
{
    /// <summary>Prints a status: to stdout what was done or found out, to stderr what failed.</summary>
    /// <returns>The exit status.</returns>
    internal static int Print(Crm crm, LicenseStatus status)
    {
        var isGood = IsGood(status);
        var target = isGood || status.Outcome == LicenseOutcome.Checked ? Console.Out : Console.Error;
        foreach (var line in Lines(crm, status).SelectMany(Wrap)) target.WriteLine(line);
        return isGood ? CommandLine.Done : CommandLine.NotDone;
    }

    // Scripts get whole lines.
    private static IEnumerable<string> Wrap(string line) => Dialog.IsTerminal ? TextWrap.Lines(line, Terminal.Width) : [line];

    internal static bool IsGood(LicenseStatus status) =>
        status.Outcome == LicenseOutcome.Done || (status.Outcome == LicenseOutcome.Checked && status.IsLicensed);

    internal static IEnumerable<string> Lines(Crm crm, LicenseStatus status)
    {
        // Before the signature verified, a repair is only a guess.
        if (status.Reading is { IsGenuine: true } reading)
        {
            foreach (var repair in RepairText.Of(reading, crm.Words)) yield return "  · " + repair;
        }

        yield return (IsGood(status) ? "✓ " : "✗ ") + status.Message;
        if (status.NextStep.Length > 0) yield return "  → " + status.NextStep;
        if (status.RetryAfter is { } wait) yield return "  → " + string.Format(crm.Words.WaitSeconds, Math.Ceiling(wait.TotalSeconds));
    }
}
