using System.CommandLine;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Revocation;

/// <summary><c>jklab revocation remove KEY --seat N</c>: it was a mistake.</summary>
internal static class RevocationRemoveVerb
{
    internal static Command Create(CliContext context)
    {
        var key = KeyArgument.Create();
        var seat = Options.Number("--seat", "the seat", 1, 4095);
        seat.Required = true;
        var command = new Command("remove", "let the codes of a seat count again; programs follow with the next list") { key, seat };
        command.SetAction(parsed => context.Finish(
            context.Database.Write(session => Run(session, context.Time, parsed.GetRequiredValue(key), parsed.GetValue(seat)!.Value)),
            RevokedSeatView.Of,
            (lifted, writer) => writer.WriteLine(RevokedSeatView.Of(lifted) + " count again")));
        return command;
    }

    private static Result<RevokedSeat> Run(Session session, TimeProvider time, string typedKey, int seat)
    {
        if (!KeyArgument.Find(session, typedKey).TryGet(out var license, out var refusal)) return refusal;
        if (RevokedSeats.Find(session, license.Id, seat) is not { } revoked)
            return Refusal.ToOwner($"seat {seat} is not revoked", "'jklab revocation list show' names those that are");
        RevokedSeats.Remove(session, license.Id, seat);
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), Actor.CommandLine, "seat.revocation-lifted") { LicenseId = license.Id, Details = new { seat } });
        return revoked;
    }
}
