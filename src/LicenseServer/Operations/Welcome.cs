using JkLab.LicenseServer.Accounts;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Operations;

/// <summary>What a server says when it listens: its address first, and what to do next as long as no licence was issued.</summary>
internal static class Welcome
{
    private const string ProjectFolder = "src/LicenseServer";
    private const string SampleFolder = "samples/KbrsCrm";

    internal static void Write(CliContext context, IReadOnlyList<string> addresses, bool isNew)
    {
        var writer = context.Host.Out;
        writer.WriteLine($"listening on {addresses[0]} (stop it with Ctrl+C)");
        foreach (var address in addresses.Skip(1)) writer.WriteLine($"and on {address}");
        WriteOwnerLink(context, writer, addresses[0]);
        if (isNew) WriteGuide(context, writer, addresses[0]);
        writer.Flush();
    }

    private static void WriteOwnerLink(CliContext context, TextWriter writer, string address)
    {
        if (CustomerVerbs.InvitationUrl(context, address) is not { } url) return;
        writer.WriteLine();
        writer.WriteLine("Nobody can sign in as the owner yet. This link makes the owner's account, once, within seven days:");
        writer.WriteLine($"    {url}");
    }

    private static void WriteGuide(CliContext context, TextWriter writer, string address)
    {
        var command = Command() + (context.IsDefaultFolder ? "" : $" --data {Quoted(context.Folder.Path)}");
        writer.WriteLine();
        writer.WriteLine("No licence has been issued yet. In another terminal:");
        writer.WriteLine();
        writer.WriteLine("  issue a licence for the sample product and get its key");
        writer.WriteLine($"    {command} license issue --product KBRS --edition standard");
        if (Directory.Exists(SampleFolder))
        {
            writer.WriteLine("  write the server's public key to a file, by which the sample verifies codes (a real program has it compiled in)");
            writer.WriteLine($"    {command} key export --out publickey.pem");
            writer.WriteLine("  try the sample: start the small CRM, enter the key, activate it");
            writer.WriteLine($"    dotnet run --project {SampleFolder}{(address == Serve.DefaultUrl ? "" : $" -- --server {address}")}");
        }

        writer.WriteLine("  or activate a computer without internet: its System-ID gives five lines to type or paste");
        writer.WriteLine($"    {command} activation create KEY --system-id SYSTEM-ID");
        writer.WriteLine("  see everything else");
        writer.WriteLine($"    {command} --help");
        writer.WriteLine();
        writer.WriteLine($"Data and the private signing key are in {context.Folder.Path}; '{command} backup FILE' copies them while the server runs.");
    }

    /// <summary>How the caller can start this program again from where he is.</summary>
    private static string Command() => File.Exists(Path.Combine(ProjectFolder, "LicenseServer.csproj"))
        ? $"dotnet run --project {ProjectFolder} --"
        : string.Join(' ', Program().Select(Quoted));

    // The process is the program itself, or dotnet with the program's assembly as its first argument.
    private static IEnumerable<string> Program()
    {
        var process = Environment.ProcessPath ?? "jklab";
        var first = Environment.GetCommandLineArgs()[0];
        return first.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? [process, Path.GetFullPath(first)]
            : [process];
    }

    private static string Quoted(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
