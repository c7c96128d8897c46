namespace JkLab.LicenseServer.Cli.Import;

/// <summary>A line of a CSV file.</summary>
/// <param name="Line">Where it begins, from 1.</param>
public sealed record CsvRow(int Line, IReadOnlyDictionary<CsvColumn, string> Values)
{
    /// <summary>A value, trimmed; null where there is none.</summary>
    public string? this[CsvColumn column] => Values.TryGetValue(column, out var value) ? value : null;
}

/// <summary>Something in a file that cannot be taken in.</summary>
/// <param name="Line">In which line, from 1.</param>
/// <param name="Column">In which column; null where it is the whole line.</param>
/// <param name="Problem">What is wrong; no value, since some are secrets.</param>
/// <param name="Hint">What to do.</param>
public sealed record CsvMistake(int Line, CsvColumn? Column, string Problem, string Hint);
