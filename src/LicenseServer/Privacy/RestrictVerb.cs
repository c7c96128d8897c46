using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Privacy;

/// <summary><c>privacy restrict --email E [--lift]</c>.</summary>
internal static class RestrictVerb
{
    internal static Command Create(CliContext context)
    {
        var email = new Option<string>("--email") { Description = "whose account", HelpName = "E-MAIL", Required = true };
        var lift = new Option<bool>("--lift") { Description = "end the restriction; tell him first (Art. 18(3) DSGVO)" };
        var command = new Command("restrict", "let an account's data be stored and nothing else") { email, lift };
        command.SetAction(async (parsed, _) =>
        {
            var on = !parsed.GetValue(lift);
            if (context.Database.Read(session => AccountHolder.FindByEmail(session, parsed.GetRequiredValue(email))) is not { } holder)
                return context.Fail("there is no account with this address", "'jklab customer list' shows all");
            await context.Get<SetAccountFlag>().RestrictAsync(holder.Id, on, Actor.CommandLine);
            return context.Print(new { holder.Email, Restricted = on }, writer => writer.WriteLine($"{holder.Email}: {(on ? "restricted" : "not restricted")}"));
        });
        return command;
    }
}
