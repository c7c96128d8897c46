using System.CommandLine;
using System.Globalization;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary><c>invoice remind [--dry-run]</c>.</summary>
internal static class InvoiceRemindVerb
{
    internal static Command Create(CliContext context)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "say what would be reminded of, and write to nobody" };
        var command = new Command("remind", "remind customers by mail of what is overdue: after the last day, and two weeks and four weeks after that; without fees") { dryRun };
        command.SetAction(parsed =>
        {
            var remind = context.Get<RemindInvoices>();
            var today = Day.Of(context.Time.GetUtcNow());
            var done = parsed.GetValue(dryRun) ? remind.Look(today) : remind.Run(today, Actor.CommandLine);
            if (!done.TryGet(out var found, out var refusal)) return context.Refuse(refusal);
            foreach (var unreachable in found.Where(reminder => reminder.IsUnreachable)) context.Say($"note: of {unreachable.Number} nobody can be reminded by mail: its order has no e-mail address");
            var reminders = found.Where(reminder => !reminder.IsUnreachable).ToList();
            return context.Print(reminders.Select(reminder => new { reminder.Number, reminder.Level }), writer =>
            {
                if (reminders.Count == 0) writer.WriteLine("nothing is to be reminded of");
                Table.Write(writer, ["NUMBER", "LEVEL"], [.. reminders.Select(reminder => new[] { reminder.Number, reminder.Level.ToString(CultureInfo.InvariantCulture) })]);
            });
        });
        return command;
    }
}
