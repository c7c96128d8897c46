namespace JkLab.KbrsCrm;

/// <summary>Questions in plain lines, for a terminal and for piped input alike.</summary>
internal static class Dialog
{
    /// <summary>Whether somebody sits at a terminal.</summary>
    internal static bool IsTerminal => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Asks for a line.</summary>
    /// <returns>What was typed, trimmed; null for an empty line or the end of the input.</returns>
    internal static string? Ask(string question) => AskText(question).Line;

    /// <summary>Asks for a line; what was pasted beyond it comes along, so that nothing else takes it for an answer.</summary>
    internal static (string? Line, string Beyond) AskText(string question)
    {
        Terminal.Drain();
        Console.Write(question + " ");
        var answer = Console.ReadLine()?.Trim();
        if (Console.IsInputRedirected) Console.WriteLine();
        return (string.IsNullOrEmpty(answer) ? null : answer, Terminal.Drain());
    }

    /// <summary>Yes in any of the three languages; anything else is no.</summary>
    internal static bool Confirm(string question)
    {
        var (line, rest) = AskText(question);
        return IsYes(line, rest);
    }

    /// <summary>Whether somebody said yes. What was pasted is no answer.</summary>
    internal static bool IsYes(string? line, string rest) =>
        line?.ToLowerInvariant() is "j" or "ja" or "y" or "yes" or "д" or "да" && rest.Trim().Length == 0;

    /// <summary>So that nobody believes the program hangs while the server does not answer.</summary>
    internal static void Waiting(Crm crm)
    {
        if (IsTerminal) Console.WriteLine(string.Format(crm.Words.Waiting, crm.Arguments.Server.Authority));
    }
}
