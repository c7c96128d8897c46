using System.CommandLine;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>Who holds a seat.</summary>
/// <param name="SystemId">The computer; null for a site licence.</param>
internal sealed record Holder(SystemId? SystemId);

/// <summary>How a command line names a computer.</summary>
internal sealed class ComputerOptions
{
    /// <summary><c>--system-id ID</c>.</summary>
    internal Option<string?> SystemId { get; } = new("--system-id") { Description = "the computer, by its System-ID", HelpName = "ID" };

    /// <summary><c>--unbound</c>.</summary>
    internal Option<bool> Unbound { get; } = new("--unbound") { Description = "any computer: a site licence" };

    /// <summary>Makes it wrong usage to give none of the options, or several.</summary>
    internal void RequireOne(Command command, params Option[] others)
    {
        Option[] all = [SystemId, Unbound, .. others];
        command.Validators.Add(result =>
        {
            if (all.Count(option => result.GetResult(option) is { Implicit: false }) != 1)
                result.AddError("give exactly one of " + string.Join(", ", all.Select(option => option.Name)));
        });
    }

    /// <summary>The computer, or the site.</summary>
    internal Result<Holder> Read(ParseResult parsed)
    {
        if (parsed.GetValue(Unbound)) return new Holder(null);
        return Fields.ReadSystemId(parsed.GetValue(SystemId) ?? "").TryGet(out var systemId, out var refusal) ? new Holder(systemId) : refusal;
    }
}
