using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy;

/// <summary><c>privacy export --email E --out FILE.zip</c>: everything about a person, for an answer by mail.</summary>
internal static class ExportVerb
{
    internal static Command Create(CliContext context)
    {
        var email = new Option<string>("--email") { Description = "whose data", HelpName = "E-MAIL", Required = true };
        var target = new Option<string>("--out") { Description = "a new file", HelpName = "FILE", Required = true };
        var command = new Command("export", "write everything about a person into a ZIP, whether he has an account or not") { email, target };
        command.SetAction(parsed =>
        {
            var (parts, files, person, language) = context.Database.Read(session =>
            {
                var holder = AccountHolder.FindByEmail(session, parsed.GetRequiredValue(email));
                var person = holder?.Person ?? new Person(null, EmailKey.Clean(parsed.GetRequiredValue(email)));
                var inventory = context.Get<Inventory>();
                return (OwnData.Read(session, inventory, person), OwnData.Files(session, inventory, context.Get<DataFolder>(), person), person, holder?.Tongue ?? context.Get<SiteSettings>().VendorLanguage);
            });
            if (parts.Count == 0) return context.Fail("nothing is known of this address", "answer that, and note it with 'jklab privacy request answer'");
            var file = Path.GetFullPath(parsed.GetRequiredValue(target));
            Write(file, parts, files, person, language, context.Time.GetUtcNow());
            return context.Print(
                new { File = file, Tables = parts.Select(part => new { part.Table.Name, Rows = part.Rows.Count }), Files = files.Count },
                writer => writer.WriteLine($"{file}: {parts.Sum(part => part.Rows.Count)} rows of {parts.Count} tables, {files.Count} files"));
        });
        return command;
    }

    private static void Write(string file, IReadOnlyList<OwnPart> parts, IReadOnlyList<OwnFile> files, Person person, Language language, DateTimeOffset now)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file, options);
            DataExport.Write(stream, parts, files, person, language, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the export cannot be written: {e.Message.TrimEnd('.')}", "name a new file in a folder where you may write", e);
        }
    }
}
