using System.CommandLine;
using System.Text;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key paper</c>: the one verb that prints a private key, and says so.</summary>
internal static class KeyPaperVerb
{
    internal static Command Create(CliContext context)
    {
        var id = Options.Text("--id", "which key (default: the active one)", "ID");
        var target = Options.Text("--out", "write a page of HTML for printing to this new file", "FILE");
        var command = new Command("paper", "print a private key for the safe: lines to type in again, and a QR code") { id, target };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(target);
            if (file is not null && File.Exists(file)) return context.Fail($"{file} is there already", "name another file; a key is never written over something");
            if (!context.Get<PrintKey>().Run(context.Database, parsed.GetValue(id)).TryGet(out var page, out var refusal)) return context.Refuse(refusal);
            if (file is not null) Write(file, page.ToHtml());
            context.Say($"warning: this is the private key {page.KeyId}, not encrypted; whoever holds the {(file is null ? "text" : "file or the paper")} can issue licences");
            context.Say(file is null ? "note: print it and clear the screen; do not keep it in a file" : $"note: print {file} from a machine that you trust, then delete it");
            return file is null
                ? context.Print(new { page.KeyId, page.Lines, page.Symbols }, writer => page.WriteText(writer, !Console.IsOutputRedirected))
                : context.Print(new { page.KeyId, File = file }, writer => writer.WriteLine(file));
        });
        return command;
    }

    private static void Write(string file, string html)
    {
        try
        {
            KeyFolder.WriteNew(file, Encoding.UTF8.GetBytes(html));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"{file} cannot be written: {e.Message.TrimEnd('.')}", "name a new file in a folder where you may write", e);
        }
    }
}
