using System.CommandLine;
using System.Globalization;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary><c>privacy breach add|list|close</c>.</summary>
internal static class BreachVerbs
{
    internal static Command Create(CliContext context) =>
        new("breach", "the register of breaches; from the moment at which one is noticed, 72 hours are left to report it") { Add(context), List(context), Close(context) };

    private static Command Add(CliContext context)
    {
        var what = new Option<string>("--what") { Description = "what happened, to whose data, how many are concerned; without names", HelpName = "TEXT", Required = true };
        var noticed = Moments("--noticed", "when it was noticed, as 2026-11-28T14:30 in UTC (default: now)");
        var command = new Command("add", "note a breach") { what, noticed };
        command.SetAction(parsed =>
        {
            var breach = context.Database.Write<Breach>(session =>
                Breach.Add(session, context.Random, parsed.GetRequiredValue(what), parsed.GetValue(noticed) ?? context.Time.GetUtcNow())).Value;
            return Finish(context, [breach]);
        });
        return command;
    }

    private static Command List(CliContext context)
    {
        var command = new Command("list", "list all breaches, the oldest first");
        command.SetAction(_ => Finish(context, context.Database.Read(session => Breach.List(session, openOnly: false))));
        return command;
    }

    private static Command Close(CliContext context)
    {
        var id = new Argument<long>("NUMBER") { Description = "the breach's number" };
        var reported = Moments("--reported", "when it was reported to the authority, as 2026-11-28T14:30 in UTC; none where it is a risk to nobody");
        var outcome = new Option<string>("--outcome") { Description = "what followed from it and what was done; why it was not reported", HelpName = "TEXT", Required = true };
        var command = new Command("close", "note how a breach ended") { id, reported, outcome };
        command.SetAction(parsed =>
        {
            var result = context.Database.Write<Breach>(session =>
                Breach.Close(session, parsed.GetRequiredValue(id), parsed.GetValue(reported), parsed.GetRequiredValue(outcome), context.Time.GetUtcNow()) is { } breach
                    ? breach
                    : Refusal.ToOwner("there is no such open breach", "'jklab privacy breach list' shows all"));
            return result.TryGet(out var closed, out var refusal) ? Finish(context, [closed]) : context.Refuse(refusal);
        });
        return command;
    }

    private static Option<DateTimeOffset?> Moments(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MOMENT",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return moment;
            result.AddError($"{name} is '{text}' and must be like 2026-11-28T14:30");
            return null;
        },
    };

    private static int Finish(CliContext context, IReadOnlyList<Breach> breaches) => context.Print(
        breaches.Select(breach => new
        {
            Number = breach.Id.ToString(),
            NoticedAt = Moment.ToText(breach.NoticedAt),
            DueAt = Moment.ToText(breach.DueAt),
            breach.Description,
            ReportedAt = Text(breach.ReportedAt),
            ClosedAt = Text(breach.ClosedAt),
            breach.Outcome,
        }),
        writer => Table.Write(
            writer,
            ["NUMBER", "NOTICED", "REPORT BY", "REPORTED", "CLOSED", "WHAT"],
            [.. breaches.Select(breach => new[] { breach.Id.ToString(), Moment.ToText(breach.NoticedAt), Moment.ToText(breach.DueAt), Text(breach.ReportedAt), Text(breach.ClosedAt), breach.Description })]));

    private static string? Text(DateTimeOffset? moment) => moment is { } at ? Moment.ToText(at) : null;
}
