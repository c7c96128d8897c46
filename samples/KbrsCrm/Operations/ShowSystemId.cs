namespace JkLab.KbrsCrm.Operations;

/// <summary>By what the licence server knows this computer.</summary>
internal static class ShowSystemId
{
    internal static int Run(Crm crm)
    {
        Console.WriteLine(crm.Client.SystemId);
        return CommandLine.Done;
    }
}
