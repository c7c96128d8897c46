using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Mail;

/// <summary><c>jklab mail send</c>: tries everything now, also what is stuck or waits for its next try.</summary>
internal static class MailSendVerb
{
    private const string Holder = "mail send";

    internal static Command Create(CliContext context)
    {
        var command = new Command("send", "try to send every letter now");
        command.SetAction(async (_, _) =>
        {
            var (delivery, transport) = (context.Get<Delivery>(), context.Get<IMailTransport>());
            var done = new List<Delivered>();
            foreach (var id in context.Database.Read(OutboxRow.All).Select(row => row.Id))
            {
                if (await delivery.RunAsync(id, Holder) is not { } letter) continue;
                done.Add(letter);
                if (letter.Problem is { OfLetter: false }) break;
            }

            await transport.RestAsync();
            return Report(context, done);
        });
        return command;
    }

    private static int Report(CliContext context, List<Delivered> done)
    {
        var failed = done.FindAll(letter => letter.Problem is not null);
        if (failed.Count == 0 || !context.Json)
            context.Print(done.Select(letter => new { Id = OutboxRow.Name(letter.Id), Recipient = MailListVerb.Mask(letter.Recipient), Sent = true }), writer => Write(writer, done));
        else
            Write(context.Host.Error, done);
        if (failed.Count == 0) return 0;
        var (last, left) = (failed[^1].Problem!, context.Database.Read(OutboxState.Read));
        return context.Fail($"{left.Waiting + left.Stuck} not sent: {last.Message}", last.Hint);
    }

    private static void Write(TextWriter writer, List<Delivered> done)
    {
        if (done.Count == 0) writer.WriteLine("there is nothing to send");
        Table.Write(writer, ["LETTER", "TO", "RESULT"], [.. done.Select(letter => new[] { OutboxRow.Name(letter.Id), MailListVerb.Mask(letter.Recipient), letter.Problem?.Message ?? "sent" })]);
    }
}
