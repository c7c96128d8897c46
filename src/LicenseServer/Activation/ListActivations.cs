using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary><c>activation list [--license KEY]</c>: who is activated, and who was.</summary>
internal static class ListActivations
{
    internal static Command Create(CliContext context)
    {
        var license = new Option<string?>("--license") { Description = "of this licence only", HelpName = "KEY" };
        var command = new Command("list", "who is activated, and who was") { license };
        command.SetAction(parsed => context.Finish(
            Run(context, parsed.GetValue(license)),
            rows => rows.Select(row => new
            {
                row.LicenseId,
                row.Seat,
                SystemId = row.SystemId?.ToString(),
                row.Label,
                ActivatedAt = Moment.ToText(row.ActivatedAt),
                ReleasedAt = row.ReleasedAt is { } releasedAt ? Moment.ToText(releasedAt) : null,
                ActivationCode = row.Code,
                row.Channel,
            }).ToArray(),
            (rows, output) => Table.Write(
                output,
                ["LICENCE", "SEAT", "COMPUTER", "SINCE", "UNTIL", "LABEL"],
                [
                    .. rows.Select(row => new[]
                    {
                        row.LicenseId.ToString(), row.Seat.ToString(), row.SystemId?.ToString() ?? "any computer", Moment.ToText(row.ActivatedAt),
                        row.ReleasedAt is { } releasedAt ? Moment.ToText(releasedAt) : "active", row.Label,
                    }),
                ])));
        return command;
    }

    private static Result<List<ActivationRow>> Run(CliContext context, string? licenseKey) => context.Database.Read<Result<List<ActivationRow>>>(session =>
    {
        if (licenseKey is null) return ActivationRow.All(session, null).ToList();
        return KeyArgument.Find(session, licenseKey).TryGet(out var license, out var refusal) ? ActivationRow.All(session, license.Id).ToList() : refusal;
    });
}
