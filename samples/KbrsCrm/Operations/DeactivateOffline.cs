using JkLab.ActivationClient;

namespace JkLab.KbrsCrm.Operations;

/// <summary>Giving the licence up without a network: the receipt is handed in from elsewhere. Asked again it is shown again.</summary>
internal static class DeactivateOffline
{
    internal static int Run(Crm crm)
    {
        var status = crm.Client.DeactivateOffline();
        var exit = Report.Print(crm, status);

        // Whatever is the case afterwards, a trial underneath for example: without the receipt the seat would be lost.
        if (status.Receipt is { } receipt) Console.WriteLine("  " + string.Format(crm.Words.Receipt, receipt));
        return exit;
    }

    internal static bool Ask(Crm crm)
    {
        if (crm.Client.Check().State != LicenseState.NotActivated && !Dialog.Confirm(crm.Words.ConfirmDeactivateOffline)) return false;
        Run(crm);
        return true;
    }
}
