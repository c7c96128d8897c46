using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary><c>privacy request add|list|answer</c>: requests that come by mail, from people with an account or without.</summary>
internal static class RequestVerbs
{
    internal static Command Create(CliContext context) =>
        new("request", "what people ask for by their rights; an answer is due within a month") { Add(context), List(context), Answer(context) };

    private static Command Add(CliContext context)
    {
        var email = new Option<string>("--email") { Description = "who asks", HelpName = "E-MAIL", Required = true };
        var right = Right("what he asks for", required: true);
        var received = Options.Date("--received", "when the request came (default: today)");
        var note = Options.Text("--note", "what he wrote, in short", "TEXT");
        var command = new Command("add", "take a request down") { email, right, received, note };
        command.SetAction(parsed =>
        {
            var now = context.Time.GetUtcNow();
            var day = parsed.GetValue(received)?.Value is { } given ? Moment.FromText(given + "T12:00:00.000Z") : now;
            if (day > now.AddDays(1)) return context.Fail("a request cannot come in the future", "correct --received");
            return Finish(context, [context.Database.Write<PrivacyRequest>(session =>
                PrivacyRequest.Add(session, context.Random, parsed.GetRequiredValue(email), parsed.GetValue(right)!, day, parsed.GetValue(note))).Value]);
        });
        return command;
    }

    private static Command List(CliContext context)
    {
        var all = new Option<bool>("--all") { Description = "those that are answered too" };
        var command = new Command("list", "list the open ones, those that are due first") { all };
        command.SetAction(parsed => Finish(context, context.Database.Read(session => PrivacyRequest.List(session, parsed.GetValue(all)))));
        return command;
    }

    private static Command Answer(CliContext context)
    {
        var email = new Option<string>("--email") { Description = "whose open requests", HelpName = "E-MAIL", Required = true };
        var right = Right("only those that ask for this", required: false);
        var text = new Option<string>("--text") { Description = "what was done and answered, in short", HelpName = "TEXT", Required = true };
        var command = new Command("answer", "note that a request is answered") { email, right, text };
        command.SetAction(parsed =>
        {
            var closed = context.Database.Write<List<PrivacyRequest>>(session => PrivacyRequest.Close(
                session, parsed.GetRequiredValue(email), parsed.GetValue(right), parsed.GetRequiredValue(text), context.Time.GetUtcNow())).Value;
            return closed.Count == 0 ? context.Fail("there is no such open request", "'jklab privacy request list' shows all") : Finish(context, closed);
        });
        return command;
    }

    private static Option<string?> Right(string description, bool required)
    {
        var option = new Option<string?>("--right") { Description = $"{description}: {string.Join(", ", PrivacyRequest.Rights)}", HelpName = "RIGHT", Required = required };
        option.AcceptOnlyFromAmong(PrivacyRequest.Rights);
        return option;
    }

    private static int Finish(CliContext context, IReadOnlyList<PrivacyRequest> requests) => context.Print(
        requests.Select(request => new
        {
            request.Email,
            Right = request.AskedFor,
            request.ReceivedOn,
            request.DueOn,
            request.Note,
            AnsweredAt = request.AnsweredAt is { } at ? Moment.ToText(at) : null,
            request.Answer,
        }),
        writer => Table.Write(
            writer,
            ["E-MAIL", "RIGHT", "RECEIVED", "DUE", "NOTE"],
            [.. requests.Select(request => new[] { request.Email, request.AskedFor, request.ReceivedOn, request.DueOn, request.Note })]));
}
