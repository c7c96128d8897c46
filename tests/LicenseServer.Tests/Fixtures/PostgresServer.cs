using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>
/// A real PostgreSQL server with an empty folder of its own on a free port of this computer, or the one that the environment variable
/// JKLAB_TEST_POSTGRES names by a connection string.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Given = "JKLAB_TEST_POSTGRES";
    private static readonly Lazy<PostgresServer> OneForAll = new(() => Environment.GetEnvironmentVariable(Given) is { Length: > 0 } text ? new PostgresServer(text) : Start());
    private static int databases;

    private readonly DirectoryInfo? folder;
    private readonly int port;
    private readonly string[] settings;
    private Process? process;

    private PostgresServer(string connectionString)
    {
        settings = [];
        ConnectionString = connectionString;
    }

    private PostgresServer(string[] settings)
    {
        this.settings = settings;
        folder = Directory.CreateTempSubdirectory("jklab-postgres-");
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        ConnectionString = $"Host=127.0.0.1;Port={port};Username=jklab;Database=postgres";
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        if (Environment.IsPrivilegedProcess) Tool.Run("chown", "postgres", folder.FullName);
        var (status, words) = Tool.Run(Command[0], [.. Command[1..], Path.Combine(Programs!, "initdb"), "-D", Data, "-U", "jklab", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]);
        Assert.True(status == 0, "initdb: " + words);
        Continue();
    }

    /// <summary>The one for every test that does not break it.</summary>
    public static PostgresServer Shared => OneForAll.Value;

    /// <summary>For the owner of the server, who may create databases.</summary>
    public string ConnectionString { get; }

    private string Data => Path.Combine(folder!.FullName, "data");

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] Command => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : ["env"];

    private static string? Programs =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        .FirstOrDefault(directory => File.Exists(Path.Combine(directory, "initdb")));

    /// <summary>One more server, with settings of its own.</summary>
    public static PostgresServer Start(params string[] settings)
    {
        if (Programs is null) Tool.Missing("a PostgreSQL server (Debian: postgresql)");
        return new PostgresServer(settings);
    }

    /// <summary>An empty database.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateDatabase()
    {
        var name = $"jklab_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        Execute($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ToString();
    }

    /// <summary>Forgets a database, whoever still uses it.</summary>
    public void DropDatabase(string connectionString) =>
        Execute($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>Runs one of PostgreSQL's programs against a database; it must succeed.</summary>
    public static void RunProgram(string name, string connectionString, params string[] args)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var program = Programs is null ? name : Path.Combine(Programs, name);
        var (status, words) = Tool.Run(program, ["-h", to.Host!, "-p", to.Port.ToString(), "-U", to.Username!, "-d", to.Database!, .. args]);
        Assert.True(status == 0, name + ": " + words);
    }

    /// <summary>Runs a statement as the owner of the server.</summary>
    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Crash()
    {
        Signal("QUIT");
        process!.WaitForExit();
    }

    /// <summary>Starts it again.</summary>
    public void Continue()
    {
        string[] args = [.. Command[1..], Path.Combine(Programs!, "postgres"), "-D", Data, "-p", port.ToString(), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", "fsync=off", "-c", "max_connections=200", "-c", "shared_buffers=64MB", .. settings.SelectMany(setting => new[] { "-c", setting })];
        process = Process.Start(new ProcessStartInfo(Command[0], args) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 600 && !process.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (process is null) return;
        if (!process.HasExited) Crash();
        process = null;
        folder!.Delete(recursive: true);
    }

    private void Signal(string name) => Tool.Run("kill", "-" + name, process!.Id.ToString());
}
