using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab license transfer</c>.</summary>
internal static class LicenseTransferVerb
{
    internal static Command Create(CliContext context)
    {
        var key = KeyArgument.Create();
        var to = new Option<string>("--to") { Description = "the new customer's e-mail", HelpName = "E-MAIL", Required = true };
        var atOnce = new Option<bool>("--now") { Description = "hand it over at once, without asking either side" };
        var command = new Command("transfer", "hand a licence to another customer, once both sides have confirmed by mail") { key, to, atOnce };
        command.SetAction(parsed =>
        {
            var email = EmailKey.Clean(parsed.GetRequiredValue(to));
            var result = context.Database.Write<License>(session =>
            {
                if (!KeyArgument.Find(session, parsed.GetRequiredValue(key)).TryGet(out var license, out var refusal)) return refusal;
                if (!LicenseRules.ReadCustomer(email).TryGet(out _, out refusal)) return refusal;
                if (parsed.GetValue(atOnce)) return context.Get<HandOver>().Run(session, license, accountId: null, email, Actor.CommandLine);
                return context.Get<StartTransfer>().Run(session, license, email, Actor.CommandLine).TryGet(out _, out refusal) ? license : refusal;
            });
            if (result.Refusal is null)
            {
                context.Say(parsed.GetValue(atOnce) ? "handed over; both sides get a mail"
                    : result.Value.AccountId is null ? $"the new customer gets a mail and has {LicenseTransfer.Lifetime.Days} days to confirm"
                    : $"both sides get a mail and have {LicenseTransfer.Lifetime.Days} days to confirm");
            }

            return context.FinishLicense(result);
        });
        return command;
    }
}
