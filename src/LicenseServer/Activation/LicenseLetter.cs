using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary><c>license letter KEY --system-id ID [--out FILE] [--language de|en|ru]</c>: an activation as a letter for customers without internet and e-mail.</summary>
internal static class LicenseLetter
{
    internal static Command Create(CliContext context)
    {
        var typedKey = KeyArgument.Create();
        var computer = new Option<string>("--system-id") { Description = "the computer, by its System-ID", HelpName = "ID", Required = true };
        var target = Options.Text("--out", "write the page of HTML to this file (default: stdout)", "FILE");
        var language = new Option<string?>("--language") { Description = "the customer's language (default: the setting Vendor:Language)", HelpName = "de|en|ru" };
        language.AcceptOnlyFromAmong("de", "en", "ru");
        var command = new Command("letter", "activate a computer and make a letter of it, for printing") { typedKey, computer, target, language };
        command.SetAction(parsed =>
        {
            if (!Fields.ReadSystemId(parsed.GetRequiredValue(computer)).TryGet(out var systemId, out var refusal)) return context.Refuse(refusal);
            if (!context.Database.Read(session => KeyArgument.Find(session, parsed.GetRequiredValue(typedKey))).TryGet(out var license, out refusal)) return context.Refuse(refusal);
            if (!context.Get<Activate>().Offline(license.Key, systemId).TryGet(out var activated, out refusal)) return context.Refuse(refusal);

            var site = context.Get<SiteSettings>();
            var letter = new LetterPage(
                site,
                Languages.FromTag(parsed.GetValue(language) ?? "") ?? site.VendorLanguage,
                context.Database.Read(session => new ShownCode(activated.Code, FindProduct.ByNumber(session, license.ProductNumber)!, license.Edition, systemId, null) { License = license }),
                context.Time.GetUtcNow());
            if (parsed.GetValue(target) is { } file)
            {
                Write(file, letter.ToHtml());
                context.Say($"wrote the letter to {file}; print it from a browser");
            }

            return context.Print(
                new { ActivationCode = activated.Code.ToString(), activated.Seat, activated.Created, License = LicenseView.Of(license) },
                writer => writer.Write(parsed.GetValue(target) is null ? letter.ToHtml() : ""));
        });
        return command;
    }

    private static void Write(string file, string html)
    {
        try
        {
            using var writer = new StreamWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write));
            writer.Write(html);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"{file} cannot be written: {e.Message.TrimEnd('.')}", "name a new file in a folder where you may write", e);
        }
    }
}
