using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Cli;

/// <summary>Settings: appsettings.json beside the executable and in the data folder, the environment, the command line; the later wins.</summary>
public static class Settings
{
    /// <summary>Loads and checks them.</summary>
    /// <exception cref="OwnerException">A file cannot be read or is no JSON, a setting is misspelled, or it is out of its range.</exception>
    internal static IConfiguration Load(DataFolder folder, IReadOnlyDictionary<string, string?> commandLine, IReadOnlyList<IFeature> features)
    {
        IConfiguration settings;
        try
        {
            settings = new ConfigurationBuilder()
                .AddJsonFile(System.IO.Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddJsonFile(folder.SettingsFile, optional: true)
                .AddEnvironmentVariables("ASPNETCORE_")
                .AddEnvironmentVariables()
                .AddInMemoryCollection(commandLine)
                .Build();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new OwnerException($"a settings file cannot be read: {e.Message.TrimEnd('.')}", "make it readable for this user, or run this as the user that runs the server", e);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new OwnerException($"a settings file cannot be read: {e.Message} {e.InnerException?.Message}".TrimEnd(' ', '.'), "correct the JSON, or remove the file");
        }

        UnknownSettings.Refuse(settings, [.. StorageSettings.Names, .. features.SelectMany(feature => feature.SettingNames)]);
        var problem = StorageSettings.Check(settings).Concat(features.SelectMany(feature => feature.CheckSettings(settings))).FirstOrDefault();
        return problem is null ? settings : throw new OwnerException(problem, "correct it in appsettings.json, the environment or the command line");
    }

    /// <summary>A setting that is true or false.</summary>
    /// <returns>Null when it is neither.</returns>
    public static bool? Flag(IConfiguration settings, string name, bool otherwise) =>
        settings[name] is not { } text ? otherwise : bool.TryParse(text, out var value) ? value : null;
}
