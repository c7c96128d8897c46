using System.Text;
using JkLab.KbrsCrm.Rows;

namespace JkLab.KbrsCrm.Operations;

/// <summary>An activation code typed from a letter or pasted: a form at a terminal, plain lines where input is piped.</summary>
internal static class EnterRows
{
    internal static int Run(Crm crm)
    {
        if (!Dialog.IsTerminal) return RunPlain(crm);
        var status = new RowScreen(crm).Run();
        Terminal.Clear();
        return status is null ? CommandLine.NotDone : Report.Print(crm, status);
    }

    internal static bool Ask(Crm crm) => Run(crm) == CommandLine.Done || !Dialog.IsTerminal;

    private static int RunPlain(Crm crm)
    {
        Console.WriteLine(crm.Words.FormPlain);
        var text = new StringBuilder();
        while (Console.ReadLine() is { } line && line.Trim().Length > 0) text.AppendLine(line);
        return EnterText.Run(crm, text.ToString());
    }
}
