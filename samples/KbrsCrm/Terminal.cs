namespace JkLab.KbrsCrm;

/// <summary>What a terminal can do beyond lines; harmless where there is none.</summary>
internal static class Terminal
{
    private const int WidthWithoutTerminal = 80;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(15);

    internal static int Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? WidthWithoutTerminal : Console.WindowWidth;

    internal static void Clear()
    {
        if (Dialog.IsTerminal) Console.Clear();
    }

    /// <summary>Writes black on white whatever the terminal's own colors are; plain where output is not a terminal.</summary>
    internal static void WriteBlackOnWhite(string text)
    {
        Console.BackgroundColor = ConsoleColor.White;
        Console.ForegroundColor = ConsoleColor.Black;
        Console.Write(text);
        Console.ResetColor();
    }

    /// <summary>A single key, or the first character of a line where input is piped.</summary>
    /// <returns>Null at the end of the input or for Esc.</returns>
    internal static char? ReadChoice()
    {
        if (!Dialog.IsTerminal)
        {
            var line = Console.ReadLine();
            Console.WriteLine();
            return line is null ? null : line.Trim() is [var first, ..] ? first : ' ';
        }

        var key = ReadKey();
        Console.WriteLine(key.KeyChar);
        return key.Key == ConsoleKey.Escape ? null : key.KeyChar;
    }

    /// <summary>Gives time to read.</summary>
    internal static void Pause(string invitation)
    {
        if (!Dialog.IsTerminal) return;
        Console.WriteLine();
        Console.Write(invitation + " ");
        ReadKey();
    }

    private static ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);
}
