using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Cli;

/// <summary>What a verb works with: the data folder and everything in it, and the ways to say what came out.</summary>
public sealed class CliContext(CliHost host, IReadOnlyList<IFeature> features, IReadOnlyDictionary<string, string?> settingsFromCommandLine) : IDisposable
{
    private static readonly JsonSerializerOptions JsonStyle = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private ServiceProvider? services;
    private IConfiguration? settings;
    private bool folderIsReady;

    /// <summary><c>--data DIR</c>.</summary>
    public static readonly Option<string?> DataOption = new("--data")
    {
        Description = "the data folder (default: data, or the environment variable JKLAB_DATA)",
        HelpName = "DIR",
        Recursive = true,
        Validators =
        {
            result =>
            {
                if (result.Tokens is [{ Value: "" }]) result.AddError("--data is empty and has to name a folder");
            },
        },
    };

    /// <summary><c>--json</c>.</summary>
    public static readonly Option<bool> JsonOption = new("--json")
    {
        Description = "one JSON document on stdout and nothing else",
        Recursive = true,
    };

    /// <summary>The streams, clock and random source.</summary>
    public CliHost Host => host;

    /// <summary>The clock.</summary>
    public TimeProvider Time => host.Time;

    /// <summary>The random source.</summary>
    public RandomNumberGenerator Random => host.Random;

    /// <summary>Everything the program can do.</summary>
    public IReadOnlyList<IFeature> Features => features;

    /// <summary>Whether <c>--json</c> was given.</summary>
    public bool Json { get; private set; }

    /// <summary>The data folder; it may not exist yet.</summary>
    public DataFolder Folder { get; private set; } = new("data");

    /// <summary>Whether the data folder is the one that is used when nothing is said.</summary>
    public bool IsDefaultFolder { get; private set; } = true;

    /// <summary>Files, environment and command line, the later ones before the earlier ones.</summary>
    /// <exception cref="OwnerException">A settings file cannot be read.</exception>
    public IConfiguration Settings => settings ??= LicenseServer.Cli.Settings.Load(Folder, settingsFromCommandLine, features);

    /// <summary>The database; an empty data folder is filled first.</summary>
    /// <exception cref="OwnerException">The folder or the database cannot be used.</exception>
    public Database Database => Get<Database>();

    /// <summary>The classes of the features.</summary>
    internal IServiceProvider Services
    {
        get
        {
            if (services is not null) return services;
            var collection = new ServiceCollection();
            AddServices(collection);
            return services = collection.BuildServiceProvider();
        }
    }

    /// <summary>A class that a feature registered; an empty data folder is filled first, since the class may use it.</summary>
    /// <exception cref="OwnerException">The folder or the database cannot be used.</exception>
    public T Get<T>()
        where T : notnull
    {
        MakeFolderReady();
        return Services.GetRequiredService<T>();
    }

    /// <summary>Prints a result, as JSON or as text for people, whichever was asked for.</summary>
    /// <returns>The exit status, 0.</returns>
    public int Print<T>(T json, Action<TextWriter> text)
    {
        if (Json) host.Out.WriteLine(JsonSerializer.Serialize(json, JsonStyle));
        else text(host.Out);
        return 0;
    }

    /// <summary>Prints the value of a result, or says why there is none.</summary>
    /// <returns>The exit status: 0, or 1 when refused.</returns>
    public int Finish<T>(Result<T> result, Func<T, object> json, Action<T, TextWriter> text) =>
        result.TryGet(out var value, out var refusal) ? Print(json(value), writer => text(value, writer)) : Refuse(refusal);

    /// <summary>Says why nothing was done.</summary>
    /// <returns>The exit status, 1.</returns>
    public int Refuse(Refusal refusal)
    {
        var (message, hint) = OwnerWords.Of(refusal);
        return Fail(message, hint);
    }

    /// <summary>Says what went wrong and what to do next.</summary>
    /// <returns>The exit status, 1.</returns>
    public int Fail(string message, string? hint)
    {
        host.Out.Flush();
        host.Error.WriteLine("jklab: error: " + message);
        if (hint is not null) host.Error.WriteLine("jklab: hint: " + hint);
        return 1;
    }

    /// <summary>Words for people.</summary>
    public void Say(string words)
    {
        host.Out.Flush();
        host.Error.WriteLine("jklab: " + words);
    }

    /// <summary>Closes the database.</summary>
    public void Dispose() => services?.Dispose();

    internal void Bind(ParseResult parsed)
    {
        Json = parsed.GetValue(JsonOption);
        var named = parsed.GetValue(DataOption) ?? Environment.GetEnvironmentVariable("JKLAB_DATA");
        IsDefaultFolder = string.IsNullOrEmpty(named);
        Folder = new DataFolder(IsDefaultFolder ? "data" : named!);
    }

    /// <summary>Adds what verbs and server share.</summary>
    internal void AddServices(IServiceCollection collection)
    {
        collection.AddSingleton(Folder).AddSingleton(_ => OpenDatabase()).AddSingleton<Lease>().AddSingleton(Time).AddSingleton(Random).AddSingleton(Settings);
        collection.AddSingleton(new Inventory([.. features.SelectMany(feature => feature.PersonalData)]));
        foreach (var feature in features) feature.AddServices(collection);
    }

    private Database OpenDatabase() => new(StorageSettings.Engine(Settings, Folder), () => Folder.ServerId(Random), Time);

    private void MakeFolderReady()
    {
        if (!folderIsReady) NewFolder.MakeReady(this, Services);
        folderIsReady = true;
    }
}
