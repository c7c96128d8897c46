using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Mail;

/// <summary><c>jklab mail test --to ADDRESS</c>: sends a letter at once and says what happened, or leaves it to the server.</summary>
internal static class MailTestVerb
{
    internal static Command Create(CliContext context)
    {
        var to = new Option<string>("--to") { Description = "where it goes", HelpName = "ADDRESS", Required = true };
        var queue = new Option<bool>("--queue") { Description = "put it into the outbox, for the server to send" };
        var command = new Command("test", "send a test letter, and say what happened") { to, queue };
        command.SetAction(async (parsed, _) =>
        {
            var address = parsed.GetRequiredValue(to).Trim();
            if (!Outbox.Accepts(address)) return context.Fail("that is no e-mail address", "write it as name@example.com");
            var settings = context.Get<MailSettings>();
            var letter = Write(address, settings.Vendor.VendorLanguage);
            if (parsed.GetValue(queue)) return Queue(context, letter);
            var transport = context.Get<IMailTransport>();
            var answer = await transport.SendAsync(LetterMessage.Create(letter, OutboxRow.NewId(), context.Time.GetUtcNow(), settings));
            await transport.RestAsync();
            return context.Print(new { transport.Place, Answer = answer }, writer => writer.WriteLine(settings.Host is null ? $"written to {answer}" : $"{transport.Place} has taken it: {answer}"));
        });
        return command;
    }

    private static int Queue(CliContext context, Letter letter)
    {
        context.Database.Write<bool>(session =>
        {
            Outbox.Add(session, letter);
            return true;
        });
        return context.Print(new { Queued = true }, writer => writer.WriteLine("in the outbox; a running server sends it within a second or two, 'jklab mail list' shows it until then"));
    }

    private static Letter Write(string address, Language language) => new(address, language, Texts.Get<MailTexts>(language, "TestSubject"), Texts.Get<MailTexts>(language, "TestBody"))
    {
        Block = "ÄÖÜ äöü ß\nАБВ ежз ё\n0O1 IlB 8",
        After = [Texts.Get<MailTexts>(language, "TestAfter")],
    };
}
