namespace JkLab.KbrsCrm.Operations;

/// <summary>The one trial of this computer.</summary>
internal static class StartTrial
{
    internal static int Run(Crm crm)
    {
        Dialog.Waiting(crm);
        return Report.Print(crm, crm.Client.StartTrial());
    }
}
