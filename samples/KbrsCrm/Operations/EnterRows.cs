using System.Text;

namespace JkLab.KbrsCrm.Operations;

/// <summary>An activation code typed line by line.</summary>
internal static class EnterRows
{
    internal static int Run(Crm crm)
    {
        Console.WriteLine(crm.Words.FormPlain);
        var text = new StringBuilder();
        while (Console.ReadLine() is { } line && line.Trim().Length > 0) text.AppendLine(line);
        return Report.Print(crm, crm.Client.EnterCode(text.ToString()));
    }
}
