using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;

namespace JkLab.LicenseServer.Cli;

/// <summary>The root command: verbs, and what a feature does when there is none.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>The exit status: 0 done, 1 refused or failed, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<IFeature> features, CliHost? host = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        host ??= CliHost.OfProcess();
        var (words, settings) = SettingArguments.Split(args);
        using var context = new CliContext(host, features, settings);
        var parsed = Root(context).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        try
        {
            if (parsed.Action is ParseErrorAction) return Misused(context, parsed);
            context.Bind(parsed);
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                host.Stop);
        }
        catch (OwnerException e)
        {
            return context.Fail(e.Message, e.Hint);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OwnerException))
        {
            return context.Fail($"the program made a mistake: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}", parsed.CommandResult.Command.Name == "doctor" ? "try again; if it stays so, report it" : "try again; if it stays so, run 'jklab doctor' and report it");
        }
        finally
        {
            await host.Out.FlushAsync();
        }
    }

    private static RootCommand Root(CliContext context)
    {
        var root = new RootCommand("licence server and command line of JK-LAB") { CliContext.DataOption, CliContext.JsonOption };
        foreach (var verb in context.Features.SelectMany(feature => feature.Verbs(context)).OrderBy(verb => verb.Name, StringComparer.Ordinal)) root.Add(verb);
        foreach (var feature in context.Features) feature.SetDefaultAction(root, context);
        return root;
    }

    private static int Misused(CliContext context, ParseResult parsed)
    {
        var names = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult) names.Insert(0, command.Command.Name);
        var message = string.Join(' ', parsed.Errors[0].Message.Split((char[])['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        context.Fail(char.ToLowerInvariant(message[0]) + message[1..], $"'{string.Join(' ', names)} --help' shows how it is used");
        return 2;
    }
}
