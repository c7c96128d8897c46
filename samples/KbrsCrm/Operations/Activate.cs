namespace JkLab.KbrsCrm.Operations;

/// <summary>Activation over the internet.</summary>
internal static class Activate
{
    internal static int Run(Crm crm, string key)
    {
        Dialog.Waiting(crm);
        return Report.Print(crm, crm.Client.Activate(key));
    }

    /// <summary>Asks for the licence key; a likely one is offered for a mistyped one, never taken silently.</summary>
    internal static bool Ask(Crm crm)
    {
        var key = Dialog.Ask(crm.Words.AskLicenseKey);
        while (key is not null)
        {
            Dialog.Waiting(crm);
            var status = crm.Client.Activate(key);
            Report.Print(crm, status);
            if (status.Suggestion is not { } suggestion) return true;
            key = Dialog.Confirm(string.Format(crm.Words.TakeSuggestion, suggestion)) ? suggestion : null;
        }

        return false;
    }
}
