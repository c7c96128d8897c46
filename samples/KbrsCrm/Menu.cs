using JkLab.KbrsCrm.Operations;

namespace JkLab.KbrsCrm;

/// <summary>The menu; what it shows is drawn by <see cref="Overview"/>.</summary>
internal static class Menu
{
    internal static int Run(Crm crm)
    {
        while (true)
        {
            Overview.Draw(crm);
            var choice = Terminal.ReadChoice();
            if (choice is null or '0' or 'q') return crm.Client.Check().IsLicensed ? CommandLine.Done : CommandLine.NotDone;
            if (Find(choice.Value) is not { } operation) continue;
            operation(crm);
            Terminal.Pause(crm.Words.AnyKey);
        }
    }

    private static Action<Crm>? Find(char choice) => choice switch
    {
        '1' => Activate.Ask,
        '2' => crm => EnterRows.Run(crm),
        '3' => EnterFile.Ask,
        '4' => crm => StartTrial.Run(crm),
        '5' => crm => ShowStatus.Run(crm),
        '6' => Deactivate.Ask,
        '7' => DeactivateOffline.Ask,
        _ => null,
    };
}
