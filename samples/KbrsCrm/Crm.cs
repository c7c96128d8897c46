using System.Globalization;
using System.Reflection;
using JkLab.ActivationClient;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.KbrsCrm;

/// <summary>The CRM: the client that it embeds, and in which language it speaks.</summary>
internal sealed class Crm : IDisposable
{
    private Crm(LicenseClient client, Language language, Arguments arguments)
    {
        Client = client;
        Language = language;
        Arguments = arguments;
    }

    internal LicenseClient Client { get; }

    internal Language Language { get; }

    internal Words Words => Language.Words;

    internal Arguments Arguments { get; }

    /// <summary>Opens the client, or says why not and what to do.</summary>
    internal static (Crm? Crm, string? Error, string? Hint) Open(Arguments arguments, Language language)
    {
        var words = language.Words;
        var hint = ExportHint(arguments.PublicKey, words);
        KeyRing keys;
        try
        {
            // A real program has its keys compiled in and reads them from nowhere: whoever can exchange this file can make licences.
            // Only because every trial server has a key of its own does this sample take it from a file.
            keys = new KeyRing(PublicKey.FromPem(File.ReadAllText(arguments.PublicKey)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, string.Format(words.NoPublicKey, arguments.PublicKey), hint);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return (null, string.Format(words.BadPublicKey, arguments.PublicKey), hint);
        }

        try
        {
            return (new Crm(new LicenseClient(Options(arguments, language.Culture, keys)), language, arguments), null, null);
        }
        catch (ArgumentException)
        {
            // A release build refuses the keys of keys.example, whose private half everybody has.
            return (null, string.Format(words.BadPublicKey, arguments.PublicKey), hint);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    // All that a CRM says about itself.
    private static LicenseClientOptions Options(Arguments arguments, CultureInfo culture, KeyRing keys) => new()
    {
        Product = "KBRS",
        ProductNumber = 1,
        Editions = new Dictionary<int, string> { [1] = "Standard", [2] = "Professional" },
        Keys = keys,
        BuildDay = BuildDay,
        Server = arguments.Server,
        StateFolder = arguments.State,
        Culture = culture,
    };

    private static Day BuildDay
    {
        get
        {
            var compiled = typeof(Crm).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "BuildDay");
            return Day.TryParse(compiled.Value, out var day) ? day : throw new InvalidOperationException("BuildDay is yyyy-MM-dd");
        }
    }

    // Never over a file that is there, whatever it is.
    private static string ExportHint(string file, Words words)
    {
        if (!Path.Exists(file)) return string.Format(words.ExportKey, ExportCommand(file));
        var free = Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? KbrsCrm.Arguments.DefaultPublicKey : $"publickey-{i}.pem").First(name => !Path.Exists(name));
        return string.Format(words.ExportOtherKey, free, ExportCommand(free));
    }

    private static string ExportCommand(string file) =>
        "dotnet run --project src/LicenseServer -- key export --out " + (file.Contains(' ') ? '"' + file + '"' : file);
}
