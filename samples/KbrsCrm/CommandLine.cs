using JkLab.KbrsCrm.Operations;

namespace JkLab.KbrsCrm;

/// <summary>Which verb does what. Exit status 0: licensed, done. 1: not. 2: wrong usage.</summary>
internal static class CommandLine
{
    internal const int Done = 0;
    internal const int NotDone = 1;
    internal const int WrongUsage = 2;

    internal static int Run(IReadOnlyList<string> args)
    {
        var arguments = Arguments.Parse(args);
        var language = Language.Choose(arguments.Language);
        var words = language.Words;
        if (arguments.WantsHelp)
        {
            Console.WriteLine(words.Usage);
            return Done;
        }

        if (arguments.Wrong is { } wrong) return Refuse(string.Format(words.NotUnderstood, wrong), words.TryHelp);
        var run = Find(arguments);
        if (run is null) return Refuse(string.Format(words.NotUnderstood, string.Join(' ', [arguments.Verb, .. arguments.Operands])), words.TryHelp);

        var opened = Crm.Open(arguments, language);
        if (opened.Crm is not { } crm) return Refuse(opened.Error!, opened.Hint!, NotDone);
        using (crm) return run(crm);
    }

    private static Func<Crm, int>? Find(Arguments arguments) => (arguments.Verb, arguments.Operands) switch
    {
        (null, []) => Menu.Run,
        ("status", []) => ShowStatus.Run,
        ("system-id", []) => ShowSystemId.Run,
        ("activate", [var key]) => crm => Activate.Run(crm, key),
        ("enter", []) when !Dialog.IsTerminal => EnterFile.RunStandardInput,
        ("enter", []) => EnterRows.Run,
        ("enter", [var file]) => crm => EnterFile.Run(crm, file),
        ("trial", []) => StartTrial.Run,
        ("deactivate", []) when arguments.IsOffline => DeactivateOffline.Run,
        ("deactivate", []) => crm => Deactivate.Run(crm, null),
        ("deactivate", [var key]) when !arguments.IsOffline => crm => Deactivate.Run(crm, key),
        _ => null,
    };

    private static int Refuse(string error, string hint, int status = WrongUsage)
    {
        Console.Error.WriteLine("✗ " + error);
        Console.Error.WriteLine("  → " + hint);
        return status;
    }
}
