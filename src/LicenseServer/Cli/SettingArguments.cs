namespace JkLab.LicenseServer.Cli;

/// <summary>Takes <c>--Section:Name=value</c> and <c>--Section:Name value</c> out of a command line: what has a colon is a setting.</summary>
internal static class SettingArguments
{
    internal static (string[] Words, Dictionary<string, string?> Settings) Split(string[] args)
    {
        var words = new List<string>();
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=')[0];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':'))
            {
                words.Add(args[i]);
                continue;
            }

            settings[name[2..]] = name.Length < args[i].Length ? args[i][(name.Length + 1)..] : i + 1 < args.Length ? args[++i] : null;
        }

        return ([.. words], settings);
    }
}
