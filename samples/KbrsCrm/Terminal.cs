using System.Text;

namespace JkLab.KbrsCrm;

/// <summary>What a terminal can do beyond lines; harmless where there is none.</summary>
internal static class Terminal
{
    private const int WidthWithoutTerminal = 80;
    private const int HeightWithoutTerminal = 24;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(15);

    // Longer than the pauses inside a paste, shorter than those between two strokes.
    private static readonly TimeSpan BurstPause = TimeSpan.FromMilliseconds(25);

    // Between the pieces in which a long paste arrives over a slow line.
    private static readonly TimeSpan PastePause = TimeSpan.FromMilliseconds(150);

    /// <summary>Nobody strikes so many keys in the few milliseconds in which a burst is gathered: they were pasted.</summary>
    internal const int PasteLength = 8;

    internal static int Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? WidthWithoutTerminal : Console.WindowWidth;

    internal static int Height => Console.IsOutputRedirected || Console.WindowHeight <= 0 ? HeightWithoutTerminal : Console.WindowHeight;

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
    /// <param name="redraw">Called when the window changed its size.</param>
    /// <returns>Null at the end of the input or for Esc.</returns>
    internal static char? ReadChoice(Action redraw)
    {
        if (!Dialog.IsTerminal)
        {
            var line = Console.ReadLine();
            Console.WriteLine();
            return line is null ? null : line.Trim() is [var first, ..] ? first : ' ';
        }

        while (true)
        {
            if (SingleKey(ReadBurst(redraw)) is not { } key) continue;
            Console.WriteLine(char.IsControl(key.KeyChar) ? ' ' : key.KeyChar);
            return key.Key == ConsoleKey.Escape ? null : key.KeyChar;
        }
    }

    /// <summary>The key that somebody struck, Enter after it or not; null for a burst, which was pasted and chooses nothing.</summary>
    internal static ConsoleKeyInfo? SingleKey(IReadOnlyList<ConsoleKeyInfo> burst) =>
        burst.Skip(1).All(key => key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n') && burst.Count <= 2 ? burst[0] : null;

    /// <summary>Takes everything that was typed or pasted ahead, until nothing more comes.</summary>
    internal static string Drain()
    {
        var rest = new StringBuilder();
        if (Console.IsInputRedirected) return "";
        while (true)
        {
            if (!Console.KeyAvailable) Thread.Sleep(rest.Length == 0 ? BurstPause : PastePause);
            if (!Console.KeyAvailable) return rest.ToString();
            rest.Append(Console.ReadKey(intercept: true).KeyChar);
        }
    }

    /// <summary>The next key and all that follow it without a pause: more than a few of them were pasted.</summary>
    /// <param name="redraw">Called when the window changed its size.</param>
    internal static IReadOnlyList<ConsoleKeyInfo> ReadBurst(Action redraw)
    {
        var burst = new List<ConsoleKeyInfo> { ReadKey(redraw) };
        while (true)
        {
            if (!Console.KeyAvailable) Thread.Sleep(burst.Count < PasteLength ? BurstPause : PastePause);
            if (!Console.KeyAvailable) return burst;
            burst.Add(Console.ReadKey(intercept: true));
        }
    }

    /// <summary>Gives time to read.</summary>
    internal static void Pause(string invitation)
    {
        if (!Dialog.IsTerminal) return;
        Console.WriteLine();
        Console.Write(invitation + " ");
        Drain();
        while (SingleKey(ReadBurst(() => { })) is null)
        {
        }
    }

    private static ConsoleKeyInfo ReadKey(Action redraw)
    {
        var (width, height) = (Width, Height);
        while (!Console.KeyAvailable)
        {
            Thread.Sleep(Pace);
            if (Width == width && Height == height) continue;
            (width, height) = (Width, Height);
            redraw();
        }

        return Console.ReadKey(intercept: true);
    }
}
