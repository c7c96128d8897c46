using System.Diagnostics;
using System.Text;
using System.Text.Json;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>
/// The owner at a terminal with a data folder of his own, which is deleted at the end. Commands run inside the test, through the entry of the
/// real binary, which saves its start; and as the real binary where the test needs one: see <see cref="RunsBinary"/>.
/// </summary>
public sealed class Owner : IDisposable
{
    /// <summary>The binary, as the build put it beside the tests, or the published one that JKLAB_TEST_BINARY names.</summary>
    public static readonly string Binary = Environment.GetEnvironmentVariable(Given)
        ?? Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "jklab.exe" : "jklab");

    private const string Given = "JKLAB_TEST_BINARY";
    private static readonly bool IsBinaryGiven = Environment.GetEnvironmentVariable(Given) is not null;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("jklab-test-");
    private readonly PostgresServer? postgres;

    /// <summary>
    /// An empty working folder; the data folder in it does not exist yet. With PostgreSQL there is one, which holds nothing but the setting
    /// that names an empty database.
    /// </summary>
    /// <param name="time">A clock of the test's own.</param>
    /// <param name="engine">Which database.</param>
    /// <param name="server">Whose, where it is not the one for all tests.</param>
    public Owner(TestClock? time = null, Engine engine = Engine.Sqlite, PostgresServer? server = null)
    {
        Time = time;
        if (engine == Engine.Sqlite) return;
        postgres = server ?? PostgresServer.Shared;
        Database = postgres.CreateDatabase();
        UseDatabase(Database);
    }

    /// <summary>The connection string of the PostgreSQL database, or null.</summary>
    public string? Database { get; private init; }

    /// <summary>A clock of the test's own, with which its server runs inside the test as well; null for the system's, with servers that are processes.</summary>
    public TestClock? Time { get; }

    /// <summary>A program that runs the binary, with its arguments: setpriv or faketime for example.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    /// <summary>Whether commands run as the real binary in any case: they do in <see cref="Folder"/>, so that files can be named as people name them.</summary>
    public bool RunsBinary { get; init; }

    /// <summary>The folder in which commands run.</summary>
    public string Folder => folder.FullName;

    /// <summary>The data folder.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>Runs a verb.</summary>
    public CommandResult Run(params string[] args) => RunWith("", null, args);

    /// <summary>Runs a verb that must succeed, with <c>--json</c>.</summary>
    public JsonElement Json(params string[] args) => Run([.. args, "--json"]).Succeeded().Json;

    /// <summary>Runs a verb with text on stdin and more environment variables.</summary>
    public CommandResult RunWith(string input, IReadOnlyDictionary<string, string>? environment, params string[] args) =>
        Time is null && (RunsBinary || IsBinaryGiven || Launcher.Count > 0 || environment is not null) ? RunProcess(input, environment, args) : RunInside(input, args);

    /// <summary>Starts the binary without waiting.</summary>
    public Process Start(IReadOnlyDictionary<string, string>? environment, params string[] args)
    {
        string[] words = [.. Launcher, Binary, .. args];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_") || name == "JKLAB_DATA").ToList()) start.Environment.Remove(name);
        start.Environment["JKLAB_DATA"] = Data;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The owner of one more server on the same database, with the same signing keys; to be disposed of first.</summary>
    public Owner Twin(bool withKeys = true)
    {
        var twin = new Owner(Time) { Database = Database };
        twin.UseDatabase(Database!);
        if (!withKeys) return twin;
        CreatePrivate(Path.Combine(twin.Data, "keys"));
        foreach (var key in Directory.GetFiles(Path.Combine(Data, "keys"))) File.Copy(key, Path.Combine(twin.Data, "keys", Path.GetFileName(key)));
        return twin;
    }

    /// <summary>A path in the working folder.</summary>
    public string PathTo(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file into the working folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(name))!);
        File.WriteAllText(PathTo(name), text);
        return PathTo(name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        postgres?.DropDatabase(Database!);
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A killed server may still hold a file for a moment; the system's temporary folder is cleaned anyway.
        }
    }

    private void UseDatabase(string connectionString)
    {
        CreatePrivate(Data);
        Write("data/appsettings.json", JsonSerializer.Serialize(new { Storage = new { Provider = "postgres", ConnectionString = connectionString } }));
    }

    /// <summary>A folder that nobody else can read.</summary>
    internal static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private CommandResult RunProcess(string input, IReadOnlyDictionary<string, string>? environment, string[] args)
    {
        using var process = Start(environment, args);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("jklab " + string.Join(' ', args) + " did not end");
        }

        return new CommandResult(process.ExitCode, output.Result, error.Result);
    }

    private CommandResult RunInside(string input, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new CliHost { Out = output, Error = error, In = new StringReader(input), Time = Time ?? TimeProvider.System };
        string[] data = args.Contains("--data") ? [] : ["--data", Data];
        var status = CommandLine.RunAsync([.. args, .. data], Program.Features, host).GetAwaiter().GetResult();
        return new CommandResult(status, output.ToString(), error.ToString());
    }
}
