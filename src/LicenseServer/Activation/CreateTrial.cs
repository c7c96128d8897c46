using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary><c>trial create --product CODE --system-id ID</c>: an offline trial, printed as the lines of its code.</summary>
internal static class CreateTrial
{
    internal static Command Create(CliContext context)
    {
        var product = new Option<string>("--product") { Description = "the product's code", HelpName = "CODE", Required = true };
        var computer = new Option<string>("--system-id") { Description = "the computer, by its System-ID", HelpName = "ID", Required = true };
        var command = new Command("create", "start a trial without internet: prints the code") { product, computer };
        command.SetAction(parsed =>
        {
            if (!Fields.ReadSystemId(parsed.GetValue(computer)!).TryGet(out var systemId, out var refusal)) return context.Refuse(refusal);
            return context.Finish(
                context.Get<StartTrial>().Offline(parsed.GetValue(product)!, systemId),
                trial => new { ActivationCode = trial.Code.ToString(), trial.Code.Seat, trial.Created, License = LicenseOf(trial) },
                (trial, output) =>
                {
                    output.WriteLine(trial.Code);
                    context.Say($"the trial {(trial.Created ? "begins today and lasts" : "runs already, it lasts")} until {trial.Code.ExpiresOn} (UTC)");
                });
        });
        return command;
    }

    // A trial is a licence without a key: one seat, for a while.
    private static LicenseView LicenseOf(Trial trial) => new(
        trial.Code.License, null, trial.Product.Code, trial.Edition, 1, LicenseView.Word(LicenseStatus.Active), null, trial.Code.ExpiresOn?.ToString(), null, [],
        null, null, null, Moment.ToText(trial.StartedAt));
}
