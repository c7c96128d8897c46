namespace JkLab.LicenseServer.Cli.Import;

/// <summary>A column that a CSV file may have; case, spaces, hyphens and underscores in its name do not count.</summary>
/// <param name="Name">As it is documented.</param>
/// <param name="MaxLength">Longer values are refused, in UTF-16 units.</param>
public sealed record CsvColumn(string Name, int MaxLength = 1000)
{
    /// <summary>Whether a file without it, and a line without a value in it, is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a value may have several lines.</summary>
    public bool HasLines { get; init; }

    /// <summary>Another name by which it goes.</summary>
    public string? Also { get; init; }

    /// <summary>Whether a heading means this column.</summary>
    internal bool IsCalled(string heading) => Plain(heading) is var plain && (plain == Plain(Name) || (Also is not null && plain == Plain(Also)));

    private static string Plain(string heading) => string.Concat(heading.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
