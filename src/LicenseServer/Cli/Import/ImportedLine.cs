namespace JkLab.LicenseServer.Cli.Import;

/// <summary>What became of a line.</summary>
/// <param name="Line">Which, from 1.</param>
/// <param name="Outcome">One of the constants.</param>
public sealed record ImportedLine(int Line, string Outcome)
{
    /// <summary>It was taken in.</summary>
    public const string Imported = "imported";

    /// <summary>It was there already, and stays as it is.</summary>
    public const string Known = "known";

    /// <summary>It was passed over, for a reason.</summary>
    public const string LeftOut = "left-out";

    /// <summary>Whose it is.</summary>
    public string? Email { get; init; }

    /// <summary>The key that the licence had.</summary>
    public string? OldKey { get; init; }

    /// <summary>The key that it has; null where that is not made yet.</summary>
    public string? Key { get; init; }

    /// <summary>Why it was left out, or what to know of it.</summary>
    public string? Why { get; init; }
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Lines">Every line; none is written where there are mistakes.</param>
/// <param name="Mistakes">What cannot be taken in.</param>
public sealed record ImportReport(IReadOnlyList<ImportedLine> Lines, IReadOnlyList<CsvMistake> Mistakes);
