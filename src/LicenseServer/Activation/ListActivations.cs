using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

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
            (rows, output) =>
            {
                foreach (var row in rows)
                {
                    var until = row.ReleasedAt is { } releasedAt ? "released " + Moment.ToText(releasedAt) : "active";
                    output.WriteLine($"{row.LicenseId,10}  seat {row.Seat,4}  {row.SystemId?.ToString() ?? "any computer",-23}  {Moment.ToText(row.ActivatedAt)}  {until}  {row.Label}".TrimEnd());
                }
            }));
        return command;
    }

    private static Result<List<ActivationRow>> Run(CliContext context, string? licenseKey) => context.Database.Read<Result<List<ActivationRow>>>(session =>
    {
        if (licenseKey is null) return ActivationRow.All(session, null).ToList();
        if (!Fields.ReadLicenseKey(licenseKey).TryGet(out var key, out var refusal)) return refusal;
        return FindLicense.ByKey(session, key) is { } license
            ? ActivationRow.All(session, license.Id).ToList()
            : new Refusal(RefusalCodes.LicenseNotFound);
    });
}
