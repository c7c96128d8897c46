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
            throw new OwnerException($"there is no setting {unknown}", Nearest(unknown, known) is { } meant
                ? $"did you mean {meant}? docs/operations.md lists them all"
                : $"leave it out; docs/operations.md lists all settings, those in {section} are {string.Join(", ", In(section, known))}");
        }
    }

    // A list has its values below its name, with numbers for names.
    private static bool IsKnown(string name, IReadOnlyCollection<string> known) =>
        known.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (name.LastIndexOf(':') is var end && name[(end + 1)..].All(char.IsAsciiDigit) && known.Contains(name[..end], StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> In(string section, IReadOnlyCollection<string> known) =>
        known.Where(name => name.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase));

    private static string? Nearest(string unknown, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(name => Distance(unknown.ToLowerInvariant(), name.ToLowerInvariant()))!;
        return Distance(unknown.ToLowerInvariant(), nearest.ToLowerInvariant()) <= 3 ? nearest : null;
    }

    /// <summary>How many letters have to be put in, left out or changed.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
