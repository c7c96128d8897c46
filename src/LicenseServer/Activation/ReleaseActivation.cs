using System.CommandLine;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary><c>activation release KEY (--system-id ID | --receipt R | --unbound)</c>: the owner frees a seat, without the customers' bound.</summary>
internal static class ReleaseActivation
{
    internal static Command Create(CliContext context)
    {
        var typedKey = KeyArgument.Create();
        var computer = new ComputerOptions();
        var receipt = new Option<string?>("--receipt") { Description = "the computer, by its deactivation receipt", HelpName = "R" };
        var command = new Command("release", "free a seat, whatever the licence's bound on transfers")
        {
            typedKey, computer.SystemId, receipt, computer.Unbound,
        };
        computer.RequireOne(command, receipt);
        command.SetAction(parsed =>
        {
            if (!context.Database.Read(session => TypedKey.Read(session, parsed.GetRequiredValue(typedKey))).TryGet(out var key, out var refusal)) return context.Refuse(refusal);
            Result<Released> result;
            if (parsed.GetValue(receipt) is { } text)
            {
                if (!Fields.ReadReceipt(text).TryGet(out var proof, out refusal)) return context.Refuse(refusal);
                result = Run(context, key, Channels.Receipt, (session, license) => ReceiptMatch.Find(session, license, proof, Day.Of(context.Time.GetUtcNow())));
            }
            else
            {
                if (!computer.Read(parsed).TryGet(out var holder, out refusal)) return context.Refuse(refusal);
                result = Run(context, key, Channels.CommandLine, (session, license) => Find(session, license, holder));
            }

            return context.Finish(
                result,
                released => new { released.Seat, ReleasedAt = Moment.ToText(released.ReleasedAt) },
                (released, output) => output.WriteLine($"seat {released.Seat} is free"));
        });
        return command;
    }

    private static Result<Released> Run(CliContext context, LicenseKey key, string channel, Func<Session, License, Result<ActivationRow>> find) =>
        context.Database.Write<Released>(session =>
        {
            if (FindLicense.ByKey(session, key) is not { } license) return new Refusal(RefusalCodes.LicenseNotFound);
            return find(session, license).TryGet(out var row, out var refusal) ? Release.ByOwner(session, row, channel, context.Time.GetUtcNow()) : refusal;
        });

    private static Result<ActivationRow> Find(Session session, License license, Holder holder) =>
        ActivationRow.FindActive(session, license.Id, holder.SystemId) is { } row ? row : new Refusal(RefusalCodes.ActivationNotFound);
}
