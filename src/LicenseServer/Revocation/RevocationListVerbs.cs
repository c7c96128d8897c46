using System.CommandLine;
using System.Text;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;

namespace JkLab.LicenseServer.Revocation;

/// <summary><c>jklab revocation list show</c> and <c>export [--out F]</c>.</summary>
internal static class RevocationListVerbs
{
    private const string Begin = "-----BEGIN JKLAB REVOCATION LIST-----";

    internal static Command Create(CliContext context) => new("list", "the revocation list that programs honor offline") { Show(context), Export(context) };

    private static Command Show(CliContext context)
    {
        var command = new Command("show", "say what the list names");
        command.SetAction(_ =>
        {
            var view = RevocationListView.Of(Get(context));
            return context.Print(view, view.WriteTo);
        });
        return command;
    }

    private static Command Export(CliContext context)
    {
        var target = Options.Text("--out", "write to this file", "F");
        var command = new Command("export", "print the list, to be shipped with the next program") { target };
        command.SetAction(parsed =>
        {
            var list = Get(context);
            if (parsed.GetValue(target) is not { } file) return context.Print(RevocationListView.Of(list), writer => writer.Write(list));
            Write(file, list.ToString());
            context.Say($"wrote the revocation list {list.Number} to {file}");
            return context.Print(RevocationListView.Of(list), _ => { });
        });
        return command;
    }

    private static RevocationList Get(CliContext context)
    {
        var issued = context.Get<CurrentList>().GetAsync(Actor.CommandLine, _ => false).GetAwaiter().GetResult();
        var (list, problem) = RevocationList.Read(Encoding.ASCII.GetString(issued.Text!), context.Database.Read(context.Get<SigningKeys>().Ring));
        return list ?? throw new OwnerException($"the stored revocation list {issued.Number} is refused: {problem!.Value.Name()}", "put the last backup back");
    }

    // An older list may be replaced; anything else was named by mistake.
    private static void Write(string file, string text)
    {
        try
        {
            if (File.Exists(file) && !IsList(file)) throw new OwnerException($"{file} is there already and is no revocation list", "name another file");
            File.WriteAllText(file, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"{file} cannot be written: {e.Message.TrimEnd('.')}", "name a file in a folder where you may write", e);
        }
    }

    private static bool IsList(string file)
    {
        using var reader = new StreamReader(file);
        var opening = new char[Begin.Length];
        return reader.ReadBlock(opening) == Begin.Length && opening.AsSpan().SequenceEqual(Begin);
    }
}
