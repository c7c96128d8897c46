using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Accounts;

/// <summary><c>customer list</c>, <c>customer show E-MAIL</c>, <c>customer promote [E-MAIL]</c>.</summary>
internal static class CustomerVerbs
{
    internal static Command Create(CliContext context) =>
        new("customer", "accounts of the customer area") { List(context), Show(context), Promote(context) };

    private static Command List(CliContext context)
    {
        var search = Options.Text("--search", "whose address, name or company contains this text", "TEXT");
        var command = new Command("list", "list accounts, the oldest first") { search };
        command.SetAction(parsed =>
        {
            var text = parsed.GetValue(search);
            var found = context.Database.Read(AccountTable.All).Where(account => text is null
                || new[] { account.Email, account.Name, account.Company }.Any(field => field?.Contains(text, StringComparison.OrdinalIgnoreCase) == true)).Select(CustomerView.Of).ToList();
            return context.Print(found, writer => Table.Write(
                writer,
                ["E-MAIL", "NAME", "COMPANY", "ROLE", "SECOND FACTOR", "SINCE"],
                [.. found.Select(view => new[] { view.Email, view.Name, view.Company, view.Role, view.SecondFactor ? "yes" : "no", view.CreatedAt })]));
        });
        return command;
    }

    private static Command Show(CliContext context)
    {
        var email = new Argument<string>("E-MAIL") { Description = "the account's address" };
        var command = new Command("show", "show an account") { email };
        command.SetAction(parsed => context.Finish(Find(context, parsed.GetRequiredValue(email)), CustomerView.Of, (account, writer) =>
        {
            var view = CustomerView.Of(account);
            Table.WriteFields(
                writer, ("number", view.Id), ("e-mail", view.Email), ("name", view.Name), ("company", view.Company), ("address", view.Address?.Replace("\n", ", ", StringComparison.Ordinal)),
                ("role", view.Role), ("second factor", view.SecondFactor ? "yes" : "no"), ("language", view.Language), ("since", view.CreatedAt));
        }));
        return command;
    }

    private static Command Promote(CliContext context)
    {
        var email = new Argument<string?>("E-MAIL") { Description = "a customer's address; without one, as long as there is no owner, a link is printed that makes his account", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("promote", "make an account the owner's") { email };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(email) is not { } address) return Invite(context);
            var result = context.Database.Write<Account>(session =>
            {
                if (AccountTable.FindByEmail(session, address) is not { } account) return NoAccount(address);
                account.Role = Roles.Owner;
                AccountTable.Update(session, account, NewId.Hex(context.Random));
                Sessions.EndAll(session, account.Id);
                AuditLog.Append(session, new AuditEntry(context.Time.GetUtcNow(), Actor.CommandLine, "account.promoted") { Details = new { account = account.Id } });
                return account;
            });
            return context.Finish(result, CustomerView.Of, (account, writer) => writer.WriteLine(
                account.TwoFactor ? $"{account.Email} is the owner at his next sign-in" : $"{account.Email} is the owner once he has signed in and turned on the second factor"));
        });
        return command;
    }

    private static int Invite(CliContext context) => InvitationUrl(context) is { } url
        ? context.Print(new { Url = url }, writer => writer.WriteLine(url))
        : context.Fail("there is an owner's account already", "'jklab customer promote E-MAIL' makes a customer's account one too");

    /// <summary>A link that makes the owner's account; null where there is one already.</summary>
    /// <param name="context">The data folder.</param>
    /// <param name="listensAt">Where the server listens, if it runs.</param>
    internal static string? InvitationUrl(CliContext context, string? listensAt = null)
    {
        var site = new SiteSettings(context.Settings);
        if (listensAt is not null) site.ListensAt = listensAt;
        var secret = context.Database.Write<string?>(session => FirstOwner.Invite(session, context.Random, context.Time.GetUtcNow())).Value;
        return secret is null ? null : site.UrlOf($"/{site.VendorLanguage.Tag()}/first-owner/{secret}");
    }

    private static Result<Account> Find(CliContext context, string address) =>
        context.Database.Read(session => AccountTable.FindByEmail(session, address)) is { } account ? account : NoAccount(address);

    private static Refusal NoAccount(string address) => Refusal.ToOwner($"there is no account '{address}'", "'jklab customer list' shows all");
}
