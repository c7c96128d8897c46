namespace JkLab.KbrsCrm.Rows;

/// <summary>A screen that is written over the one before, line by line, so that nothing flickers. What has no room is left out.</summary>
internal sealed class Page : IDisposable
{
    private readonly int width = Math.Max(1, Terminal.Width - 1);
    private readonly int height = Terminal.Height;
    private (int Left, int Top) cursor;

    internal Page() => Console.CursorVisible = false;

    /// <summary>The line that is written next, from 0.</summary>
    internal int Line { get; private set; }

    /// <summary>A sentence, in as many lines as it needs.</summary>
    internal void Write(string text)
    {
        foreach (var line in TextWrap.Lines(text, width)) WriteLine(() => Console.Write(line), line.Length);
    }

    /// <summary>One line with a colored mark in it; what is too long is cut.</summary>
    internal void WriteMarked(string before, char mark, string after)
    {
        var rest = TextWrap.Cut(after.TrimEnd(), width - before.Length - 2);
        WriteLine(
            () =>
            {
                Console.Write(before);
                Console.ForegroundColor = mark == RowHint.Right ? ConsoleColor.Green : ConsoleColor.Red;
                Console.Write(mark);
                Console.ResetColor();
                Console.Write(" " + rest);
            },
            before.Length + 2 + rest.Length);
    }

    /// <summary>Where the cursor is in the end.</summary>
    internal void PutCursor(int left, int top) => cursor = (Math.Min(left, width - 1), Math.Min(top, height - 1));

    /// <inheritdoc/>
    public void Dispose()
    {
        while (Line < height) WriteLine(() => { }, 0);
        Console.SetCursorPosition(cursor.Left, cursor.Top);
        Console.CursorVisible = true;
    }

    private void WriteLine(Action write, int length)
    {
        if (Line >= height) return;
        Console.SetCursorPosition(0, Line++);
        write();

        // The last cell of all stays free: some terminals scroll when it is written.
        var end = Line < height ? width + 1 : width;
        Console.Write(new string(' ', Math.Max(0, end - length)));
    }
}
