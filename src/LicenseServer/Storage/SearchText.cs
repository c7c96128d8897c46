namespace JkLab.LicenseServer.Storage;

/// <summary>
/// A text that is looked for inside of columns, whatever the case of its letters. SQLite knows capitals of ASCII alone, so it is also looked for
/// as it was typed, and with a capital at its beginning.
/// </summary>
/// <param name="text">As it was typed.</param>
/// <param name="most">No more rows than these.</param>
public sealed class SearchText(string text, int most)
{
    /// <summary>In small letters.</summary>
    public string Lower { get; } = Pattern(text.ToLowerInvariant());

    /// <summary>As it was typed.</summary>
    public string Typed { get; } = Pattern(text);

    /// <summary>With a capital at its beginning.</summary>
    public string Capital { get; } = Pattern(text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..]);

    /// <summary>For <c>LIMIT @Most</c>.</summary>
    public int Most { get; } = most;

    /// <summary>A condition: one of the columns contains the text.</summary>
    public static string In(params string[] columns) =>
        string.Join(" OR ", columns.Select(column => $"LOWER({column}) LIKE @Lower ESCAPE '!' OR {column} LIKE @Typed ESCAPE '!' OR {column} LIKE @Capital ESCAPE '!'"));

    private static string Pattern(string text) =>
        "%" + text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";
}
