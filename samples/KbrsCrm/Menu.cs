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
            var choice = Terminal.ReadChoice(() => Overview.Draw(crm));
            if (choice is null or '0' or 'q') return crm.Client.Check().IsLicensed ? CommandLine.Done : CommandLine.NotDone;
            if (Find(choice.Value) is { } ask && ask(crm)) Terminal.Pause(crm.Words.AnyKey);
        }
    }

    /// <summary>What a choice does; it returns whether it left something to read.</summary>
    private static Func<Crm, bool>? Find(char choice) => choice switch
    {
        '1' => Activate.Ask,
        '2' => EnterRows.Ask,
        '3' => EnterFile.Ask,
        '4' => StartTrial.Ask,
        '5' => crm => Print(ShowStatus.Run, crm),
        '6' => Deactivate.Ask,
        '7' => DeactivateOffline.Ask,
        '8' => Overview.DrawQr,
        _ => null,
    };

    private static bool Print(Func<Crm, int> run, Crm crm)
    {
        run(crm);
        return true;
    }
}
