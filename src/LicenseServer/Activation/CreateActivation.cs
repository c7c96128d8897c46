using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary><c>activation create KEY (--system-id ID | --unbound)</c>: an offline activation, printed as the lines of its code.</summary>
internal static class CreateActivation
{
    internal static Command Create(CliContext context)
    {
        var typedKey = KeyArgument.Create();
        var computer = new ComputerOptions();
        var command = new Command("create", "activate a computer without internet: prints the code") { typedKey, computer.SystemId, computer.Unbound };
        computer.RequireOne(command);
        command.SetAction(parsed =>
        {
            if (!context.Database.Read(session => TypedKey.Read(session, parsed.GetRequiredValue(typedKey))).TryGet(out var key, out var refusal)) return context.Refuse(refusal);
            if (!computer.Read(parsed).TryGet(out var holder, out refusal)) return context.Refuse(refusal);
            return context.Finish(
                context.Get<Activate>().Offline(key, holder.SystemId),
                activated => new
                {
                    ActivationCode = activated.Code.ToString(),
                    activated.Seat,
                    activated.Created,
                    License = LicenseView.Of(activated.License),
                },
                (activated, output) =>
                {
                    output.WriteLine(activated.Code);
                    context.Say(activated.Created
                        ? $"seat {activated.Seat} of {activated.License.Seats} was given to it; the customer enters the lines above, and typos in them are mended"
                        : $"seat {activated.Seat} of {activated.License.Seats} was its own already");
                });
        });
        return command;
    }
}
