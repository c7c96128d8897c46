namespace JkLab.KbrsCrm.Operations;

/// <summary>Giving the licence back over the internet.</summary>
internal static class Deactivate
{
    private const string KeyNeeded = "license-key-needed";

    /// <param name="crm">The CRM.</param>
    /// <param name="key">Needed only where a code was entered, so that the client does not know the key.</param>
    internal static int Run(Crm crm, string? key)
    {
        Dialog.Waiting(crm);
        return Report.Print(crm, crm.Client.Deactivate(key));
    }

    internal static bool Ask(Crm crm)
    {
        if (!Dialog.Confirm(crm.Words.ConfirmDeactivate)) return false;
        string? key = null;
        while (true)
        {
            Dialog.Waiting(crm);
            var status = crm.Client.Deactivate(key);
            Report.Print(crm, status);
            if (status.Suggestion is { } suggestion && Dialog.Confirm(Activate.TakeSuggestion(crm, status))) key = suggestion;
            else if (status.Problem == KeyNeeded && Dialog.Ask(crm.Words.AskLicenseKey) is { } typed) key = typed;
            else return true;
        }
    }
}
