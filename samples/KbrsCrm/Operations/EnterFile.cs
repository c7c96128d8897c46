using System.Text;

namespace JkLab.KbrsCrm.Operations;

/// <summary>An activation code in a text file, from a USB stick for example, or piped in: the mail as it came, quoted or not.</summary>
internal static class EnterFile
{
    // More than the reader looks at, so that a longer text is seen to be too long.
    private const int MaxLength = EnterText.MaxLength + 1;

    internal static int Run(Crm crm, string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return Enter(crm, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var isFolder = Directory.Exists(file);
            var what = isFolder ? crm.Words.IsFolder : e is FileNotFoundException or DirectoryNotFoundException ? crm.Words.NoFile : crm.Words.BadFile;
            Console.Error.WriteLine("✗ " + string.Format(what, file));
            Console.Error.WriteLine("  → " + (isFolder ? crm.Words.NameFile : crm.Words.CheckFile));
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
        return EnterText.Run(crm, new string(text, 0, length));
    }
}
