using System.Text;

namespace JkLab.KbrsCrm.Operations;

/// <summary>An activation code in a text file, from a USB stick for example, or piped in: the mail as it came, quoted or not.</summary>
internal static class EnterFile
{
    // The reader looks at 16 KiB; a little more, so that a byte order mark does not cost the end.
    private const int MaxLength = 64 * 1024;

    internal static int Run(Crm crm, string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return Enter(crm, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine("✗ " + string.Format(e is FileNotFoundException or DirectoryNotFoundException ? crm.Words.NoFile : crm.Words.BadFile, file));
            Console.Error.WriteLine("  → " + crm.Words.CheckFile);
            return CommandLine.NotDone;
        }
    }

    internal static int RunStandardInput(Crm crm)
    {
        using var stream = Console.OpenStandardInput();
        return Enter(crm, stream);
    }

    internal static bool Ask(Crm crm)
    {
        // Dragging a file into a terminal quotes its name.
        if (Dialog.Ask(crm.Words.AskFile)?.Trim('"', '\'') is not { Length: > 0 } file) return false;
        Run(crm, file);
        return true;
    }

    private static int Enter(Crm crm, Stream stream)
    {
        // UTF-8, or UTF-16 with a mark at its beginning, as Notepad writes it.
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = new char[MaxLength];
        var length = reader.ReadBlock(text);
        return Report.Print(crm, crm.Client.EnterCode(new string(text, 0, length)));
    }
}
