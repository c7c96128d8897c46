using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Support;

/// <summary><c>support list</c>, <c>support show</c>, <c>support answer</c>, <c>support close</c>, <c>support keep</c>, <c>support add</c>.</summary>
internal static class SupportVerbs
{
    internal static Command Create(CliContext context) =>
        new("support", "requests of customers") { List(context), Show(context), Answer(context), Close(context), Keep(context), Add(context) };

    private static Command List(CliContext context)
    {
        var open = new Option<bool>("--open") { Description = "only those that are not closed" };
        var command = new Command("list", "list requests, those that wait for you first") { open };
        command.SetAction(parsed =>
        {
            var found = context.Database.Read(session => SupportRequest.All(session, withClosed: !parsed.GetValue(open)));
            return context.Print(
                found.Select(request => new
                {
                    request.Id,
                    request.Subject,
                    request.Status,
                    Customer = request.Email,
                    HasAccount = request.AccountId is not null,
                    request.IsLetter,
                    CreatedAt = Moment.ToText(request.CreatedAt),
                    ChangedAt = Moment.ToText(request.ChangedAt),
                }),
                writer => Table.Write(
                    writer,
                    ["REQUEST", "STATUS", "CHANGED", "CUSTOMER", "SUBJECT"],
                    [.. found.Select(request => new[] { request.Id.ToString(CultureInfo.InvariantCulture), request.Status, Moment.ToText(request.ChangedAt), request.Email, request.Subject })]));
        });
        return command;
    }

    private static Command Show(CliContext context)
    {
        var id = IdArgument();
        var command = new Command("show", "show a conversation, and where its files lie") { id };
        command.SetAction(parsed => Print(context, parsed.GetRequiredValue(id)));
        return command;
    }

    private static Command Answer(CliContext context)
    {
        var id = IdArgument();
        var file = Options.Text("--file", "the file with the answer (default: what is piped in)", "F");
        var attach = new Option<string[]>("--attach") { Description = $"a file that goes with it, up to {Attachments.Most}", HelpName = "FILE" };
        var command = new Command("answer", "answer a request; the customer gets a mail") { id, file, attach };
        command.SetAction(async (parsed, _) =>
        {
            var text = SupportRules.Text(parsed.GetValue(file) is { } named ? ReadFile(named, File.ReadAllText) : await context.Host.In.ReadToEndAsync(CancellationToken.None));
            if (text.Length is 0 or > SupportRules.MaxText)
                return context.Fail(text.Length == 0 ? "the answer is empty" : $"the answer is longer than {SupportRules.MaxText} characters", "write it into a file and name it with --file F");
            Upload[] uploads = [.. (parsed.GetValue(attach) ?? []).Select(path => new Upload(Path.GetFileName(path), ReadFile(path, File.ReadAllBytes)))];
            var result = await context.Get<Conversation>().AnswerAsync(parsed.GetRequiredValue(id), new Draft(text, uploads), Actor.CommandLine);
            return Finish(context, result);
        });
        return command;
    }

    private static Command Close(CliContext context)
    {
        var id = IdArgument();
        var command = new Command("close", "close a request; a further message of the customer opens it again") { id };
        command.SetAction(async (parsed, _) => Finish(context, await context.Get<Conversation>().CloseAsync(parsed.GetRequiredValue(id), Actor.CommandLine)));
        return command;
    }

    private static Command Keep(CliContext context)
    {
        var id = IdArgument();
        var off = new Option<bool>("--off") { Description = "no longer" };
        var command = new Command("keep", "keep a conversation as a business letter, for six years instead of one") { id, off };
        command.SetAction(async (parsed, _) =>
            Finish(context, await context.Get<Conversation>().KeepAsync(parsed.GetRequiredValue(id), isLetter: !parsed.GetValue(off), Actor.CommandLine)));
        return command;
    }

    private static Command Add(CliContext context)
    {
        var eml = new Option<string>("--eml") { Description = "the mail, as your mail program saves it", HelpName = "FILE", Required = true };
        var into = new Option<long?>("--request")
        {
            Description = "the request that it belongs to (default: a new one)",
            HelpName = "ID",
            CustomParser = result => ReadId(result),
        };
        var force = new Option<bool>("--force") { Description = "into that request, whoever sent the mail" };
        var command = new Command("add", "take in a mail, also from somebody without an account") { eml, into, force };
        command.SetAction(async (parsed, _) =>
        {
            if (!IncomingMail.Read(parsed.GetRequiredValue(eml), new SiteSettings(context.Settings).VendorLanguage).TryGet(out var mail, out var refusal)) return context.Refuse(refusal);
            var result = await context.Get<Conversation>().TakeInAsync(mail, parsed.GetValue(into), parsed.GetValue(force));
            if (result.Refusal is null) mail.Notes.ToList().ForEach(note => context.Say("note: " + note));
            return Finish(context, result);
        });
        return command;
    }

    private static Argument<long> IdArgument() => new("ID") { Description = "the number of the request", CustomParser = result => ReadId(result) ?? 0 };

    private static long? ReadId(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
        result.AddError($"'{text}' is no number of a request; 'jklab support list' shows them");
        return null;
    }

    private static int Finish(CliContext context, Result<long> result) => result.TryGet(out var id, out var refusal) ? Print(context, id) : context.Refuse(refusal);

    private static int Print(CliContext context, long id)
    {
        var files = context.Get<Attachments>().Files;
        var view = context.Database.Read(session => SupportRequest.Find(session, id) is { } request ? SupportView.Of(request, SupportMessage.Of(session, id), files) : null);
        return view is null ? context.Refuse(Conversation.NotFound(id)) : context.Print(view, view.Write);
    }

    private static T ReadFile<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"{file} cannot be read: {e.Message.TrimEnd('.')}", "name a file that you may read", e);
        }
    }
}
