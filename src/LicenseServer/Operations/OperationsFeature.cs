using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Operations;

/// <summary>Running the server and looking after it.</summary>
public sealed class OperationsFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) => [];
}
