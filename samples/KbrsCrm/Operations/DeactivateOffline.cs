using JkLab.ActivationClient;

namespace JkLab.KbrsCrm.Operations;

/// <summary>Giving the licence up without a network: the receipt is handed in from elsewhere. Asked again it is shown again.</summary>
internal static class DeactivateOffline
{
    internal static int Run(Crm crm)
    {
        var status = crm.Client.DeactivateOffline();
        return Report.Print(crm, status);
    }

    internal static bool Ask(Crm crm)
    {
        if (crm.Client.Check().State != LicenseState.NotActivated && !Dialog.Confirm(crm.Words.ConfirmDeactivateOffline)) return false;
        Run(crm);
        return true;
    }
}
