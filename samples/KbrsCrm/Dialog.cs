namespace JkLab.KbrsCrm;

/// <summary>Questions in plain lines, for a terminal and for piped input alike.</summary>
internal static class Dialog
{
    /// <summary>Whether somebody sits at a terminal.</summary>
    internal static bool IsTerminal => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Asks for a line.</summary>
    /// <returns>What was typed, trimmed; null for an empty line or the end of the input.</returns>
    internal static string? Ask(string question)
    {
        Console.Write(question + " ");
        var answer = Console.ReadLine()?.Trim();
        if (Console.IsInputRedirected) Console.WriteLine();
        return string.IsNullOrEmpty(answer) ? null : answer;
    }

    /// <summary>Yes in any of the three languages; anything else is no.</summary>
    internal static bool Confirm(string question) => Ask(question) is { } answer && char.ToLowerInvariant(answer[0]) is 'j' or 'y' or 'д';

    /// <summary>So that nobody believes the program hangs while the server does not answer.</summary>
    internal static void Waiting(Crm crm)
    {
        if (IsTerminal) Console.WriteLine(string.Format(crm.Words.Waiting, crm.Arguments.Server.Authority));
    }
}
