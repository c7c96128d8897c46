namespace JkLab.KbrsCrm.Operations;

/// <summary>An activation code somewhere in a text.</summary>
internal static class EnterText
{
    /// <summary>Beyond this the client's reader does not look.</summary>
    internal const int MaxLength = 16 * 1024;

    internal static int Run(Crm crm, string text)
    {
        var status = crm.Client.EnterCode(text);
        if (text.Length <= MaxLength || Report.IsGood(status)) return Report.Print(crm, status);
        Console.Error.WriteLine("✗ " + crm.Words.TooLong);
        Console.Error.WriteLine("  → " + crm.Words.Shorten);
        return CommandLine.NotDone;
    }
}
