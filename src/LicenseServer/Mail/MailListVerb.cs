using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Mail;

/// <summary><c>jklab mail list</c>: what waits, or is stuck.</summary>
internal static class MailListVerb
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("list", "list the letters that are not sent yet, and why");
        command.SetAction(_ =>
        {
            var now = context.Time.GetUtcNow();
            var rows = context.Database.Read(OutboxRow.All);
            return context.Print(rows.Select(row => ToJson(row, now)), writer => Table.Write(
                writer, ["LETTER", "TO", "CREATED", "STATE", "TRIES", "NEXT TRY", "LAST ERROR"],
                [.. rows.Select(row => new[] { OutboxRow.Name(row.Id), Mask(row.Recipient), Moment.ToText(row.CreatedAt), State(row, now), row.Attempts.ToString(), Moment.ToText(row.NextTry), row.LastError })]));
        });
        return command;
    }

    /// <summary>An address that can be recognized but not used: k…@example.com.</summary>
    internal static string Mask(string address) => $"{address[..(char.IsHighSurrogate(address[0]) ? 2 : 1)]}…{address[address.LastIndexOf('@')..]}";

    private static object ToJson(OutboxRow row, DateTimeOffset now) => new
    {
        Id = OutboxRow.Name(row.Id),
        Recipient = Mask(row.Recipient),
        row.Language,
        CreatedAt = Moment.ToText(row.CreatedAt),
        State = State(row, now),
        row.Attempts,
        NextTry = Moment.ToText(row.NextTry),
        row.LastError,
    };

    private static string State(OutboxRow row, DateTimeOffset now) => row.ClaimedUntil > now ? "sending" : row.IsStuck ? "stuck" : "waiting";
}
