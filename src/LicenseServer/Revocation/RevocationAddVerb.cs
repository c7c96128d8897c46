using System.CommandLine;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Revocation;

/// <summary><c>jklab revocation add KEY (--seat N | --system-id ID) --reason TEXT</c>.</summary>
internal static class RevocationAddVerb
{
    internal static Command Create(CliContext context)
    {
        var key = KeyArgument.Create();
        var seat = Options.Number("--seat", "whoever held this seat before", 1, 4095);
        var computer = new Option<string?>("--system-id") { Description = "the computer that was released, by its System-ID", HelpName = "ID" };
        var reason = new Option<string>("--reason") { Description = "why, for yourself", HelpName = "TEXT", Required = true };
        var command = new Command("add", "take back the codes of a seat that was freed, where somebody goes on using them") { key, seat, computer, reason };
        command.Validators.Add(result =>
        {
            if (result.GetResult(seat) is null == result.GetResult(computer) is null) result.AddError("give exactly one of --seat, --system-id");
        });
        command.SetAction(parsed =>
        {
            SystemId? systemId = null;
            if (parsed.GetValue(computer) is { } typed && !Fields.ReadSystemId(typed).TryGet(out systemId, out var malformed)) return context.Refuse(malformed);
            return context.Finish(
                context.Database.Write(session => Run(session)),
                seats => seats.Select(RevokedSeatView.Of),
                (seats, writer) =>
                {
                    foreach (var revoked in seats) writer.WriteLine(RevokedSeatView.Of(revoked));
                });

            Result<IReadOnlyList<RevokedSeat>> Run(Session session)
            {
                if (!KeyArgument.Find(session, parsed.GetRequiredValue(key)).TryGet(out var license, out var refusal)) return refusal;
                var revoke = context.Get<RevokeSeat>();
                var why = parsed.GetRequiredValue(reason).Trim();
                return systemId is null ? revoke.OfSeat(session, license, parsed.GetValue(seat)!.Value, why) : revoke.OfComputer(session, license, systemId, why);
            }
        });
        return command;
    }
}
