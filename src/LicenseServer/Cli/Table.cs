namespace JkLab.LicenseServer.Cli;

/// <summary>Columns for people, as wide as their longest cell.</summary>
public static class Table
{
    /// <summary>Prints a heading and rows; nothing at all when there are no rows.</summary>
    public static void Write(TextWriter writer, string[] heading, IReadOnlyList<string?[]> rows)
    {
        if (rows.Count == 0) return;
        var widths = heading.Select((title, column) => rows.Max(row => row[column]?.Length ?? 1)).Select((width, column) => Math.Max(width, heading[column].Length)).ToArray();
        foreach (var row in rows.Prepend(heading))
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => (cell is null or "" ? "-" : cell).PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>Prints names and values, one pair a line; pairs without a value are left out.</summary>
    public static void WriteFields(TextWriter writer, params (string Name, string? Value)[] fields)
    {
        var width = fields.Max(field => field.Name.Length) + 1;
        foreach (var (name, value) in fields)
        {
            if (!string.IsNullOrEmpty(value)) writer.WriteLine((name + ":").PadRight(width) + " " + value);
        }
    }
}
