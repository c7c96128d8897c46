using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab license change</c>.</summary>
internal static class LicenseChangeVerb
{
    internal static Command Create(CliContext context)
    {
        var key = KeyArgument.Create();
        var edition = Options.Text("--edition", "another edition", "CODE");
        var seats = Options.Number("--seats", "computers at once", 1, 4095);
        var expires = Options.Date("--expires", "the last valid day", "never");
        var updates = Options.Date("--updates-until", "the last build date covered", "unlimited");
        var features = Options.Features("feature numbers, 0 to 15, with commas between them, or none");
        var licensee = Options.Text("--licensee", "the name put into every code; empty for none", "NAME");
        var customer = Options.Text("--customer", "the customer's e-mail; empty for none", "E-MAIL");
        var note = Options.Text("--note", "a note for yourself; empty for none", "TEXT");
        var command = new Command("change", "change a licence; active computers get a new code when they next ask")
        {
            key, edition, seats, expires, updates, features, licensee, customer, note,
        };
        command.Validators.Add(result =>
        {
            if (!result.Children.Any(child => child is System.CommandLine.Parsing.OptionResult { Option: var option } && command.Options.Contains(option)))
                result.AddError("nothing was named that shall change");
        });
        command.SetAction(parsed =>
        {
            var change = new LicenseChange(
                parsed.GetValue(edition), parsed.GetValue(seats), parsed.GetValue(expires), parsed.GetValue(updates), parsed.GetValue(features),
                parsed.GetValue(licensee), parsed.GetValue(customer), parsed.GetValue(note));
            return context.FinishLicense(context.Database.Write(session =>
                KeyArgument.Find(session, parsed.GetRequiredValue(key)).TryGet(out var license, out var refusal)
                    ? context.Get<ChangeLicense>().Run(session, license, change)
                    : refusal));
        });
        return command;
    }
}
