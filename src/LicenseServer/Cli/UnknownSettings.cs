namespace JkLab.LicenseServer.Cli;

/// <summary>Settings that nobody reads, in the sections that this program reads: misspelled ones. Other sections are the framework's, or somebody else's.</summary>
internal static class UnknownSettings
{
    /// <summary>Refuses the first one.</summary>
    /// <exception cref="OwnerException">There is one; its value is not repeated.</exception>
    internal static void Refuse(IConfiguration settings, IReadOnlyCollection<string> known)
    {
        foreach (var section in known.Select(name => name.Split(':')[0]).Distinct())
        {
            var unknown = settings.GetSection(section).AsEnumerable().OrderBy(setting => setting.Key, StringComparer.Ordinal)
                .FirstOrDefault(setting => setting is { Key: var name, Value: not null } && name.Contains(':') && !IsKnown(name, known)).Key;
            if (unknown is null) continue;
            var inSection = known.Where(name => name.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase));
            throw new OwnerException($"there is no setting {unknown}", $"correct it or leave it out; there are {string.Join(", ", inSection)}");
        }
    }

    // A list has its values below its name, with numbers for names.
    private static bool IsKnown(string name, IReadOnlyCollection<string> known) =>
        known.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (name.LastIndexOf(':') is var end && name[(end + 1)..].All(char.IsAsciiDigit) && known.Contains(name[..end], StringComparer.OrdinalIgnoreCase));
}
