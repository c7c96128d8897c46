using JkLab.ActivationClient;
using JkLab.KbrsCrm.Rows;
using JkLab.LicenseCore;

namespace JkLab.KbrsCrm.Operations;

/// <summary>Activation over the internet.</summary>
internal static class Activate
{
    internal static int Run(Crm crm, string key)
    {
        if (PastedRows.IsActivationCode(key))
        {
            Console.Error.WriteLine("✗ " + crm.Words.IsActivationCode);
            Console.Error.WriteLine("  → " + crm.Words.EnterActivationCode);
            return CommandLine.NotDone;
        }

        Dialog.Waiting(crm);
        return Report.Print(crm, crm.Client.Activate(key));
    }

    /// <summary>Asks for the licence key; a likely one is offered for a mistyped one, never taken silently.</summary>
    internal static bool Ask(Crm crm)
    {
        var (line, rest) = Dialog.AskText(crm.Words.AskLicenseKey);
        var key = line;
        if (Whole(line, rest) is { } pasted)
        {
            if (PastedRows.IsActivationCode(pasted)) return OfferToEnter(crm, pasted);
            key = pasted;
        }

        while (key is not null)
        {
            Dialog.Waiting(crm);
            var status = crm.Client.Activate(key);
            Report.Print(crm, status);
            if (status.Suggestion is not { } suggestion) return true;
            key = Dialog.Confirm(TakeSuggestion(crm, status)) ? suggestion : null;
        }

        return false;
    }

    /// <summary>The question after a suggestion; the message mostly names it already.</summary>
    internal static string TakeSuggestion(Crm crm, LicenseStatus status) =>
        (status.Message + status.NextStep).Contains(status.Suggestion!, StringComparison.Ordinal)
            ? crm.Words.TakeIt
            : string.Format(crm.Words.TakeSuggestion, status.Suggestion);

    /// <summary>All that was pasted, unless its first line is a key already; null where there is nothing.</summary>
    internal static string? Whole(string? line, string rest)
    {
        if (LicenseKey.Parse(line).Value is not null) return line;
        var whole = (line + "\n" + rest).Trim();
        return whole.Length == 0 ? null : whole;
    }

    private static bool OfferToEnter(Crm crm, string pasted)
    {
        Console.WriteLine("✗ " + crm.Words.IsActivationCode);
        if (Dialog.Confirm(crm.Words.ConfirmEnter)) EnterText.Run(crm, pasted);
        else Console.WriteLine("  → " + crm.Words.EnterActivationCode);
        return true;
    }
}
