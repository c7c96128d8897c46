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
        var hint = string.Format(words.ExportKey, ExportCommand(arguments));
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

    private static string ExportCommand(Arguments arguments)
    {
        var file = arguments.PublicKey.Contains(' ') ? '"' + arguments.PublicKey + '"' : arguments.PublicKey;
        return "dotnet run --project src/LicenseServer -- key export --out " + file;
    }
}
