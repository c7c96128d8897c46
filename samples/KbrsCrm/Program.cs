using System.Text;

namespace JkLab.KbrsCrm;

/// <summary>A small CRM that embeds the licence client: a menu without a verb, else the verb.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return CommandLine.Run(args);
    }
}
