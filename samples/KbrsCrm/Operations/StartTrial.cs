namespace JkLab.KbrsCrm.Operations;

/// <summary>The one trial of this computer.</summary>
internal static class StartTrial
{
    internal static int Run(Crm crm)
    {
        Dialog.Waiting(crm);
        return Report.Print(crm, crm.Client.StartTrial());
    }

    internal static bool Ask(Crm crm)
    {
        if (!Dialog.Confirm(crm.Words.ConfirmTrial)) return false;
        Run(crm);
        return true;
    }
}
