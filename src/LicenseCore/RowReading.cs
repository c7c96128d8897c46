namespace JkLab.LicenseCore;

/// <summary>How a single row of an input form stands, for a ✓ or ✗ beside it while somebody types.</summary>
public enum RowState
{
    /// <summary>Nothing was typed yet.</summary>
    Empty,

    /// <summary>Too few symbols so far, and nothing wrong that could be seen.</summary>
    Incomplete,

    /// <summary>The row's check symbols agree and it is the line that belongs here.</summary>
    Good,

    /// <summary>The row's check symbols agree, but it is another line of the code.</summary>
    OtherLine,

    /// <summary>The check symbols do not agree, or there are too many symbols.</summary>
    Mistyped,
}

/// <summary>What can be said of a row by its check symbols alone.</summary>
/// <param name="State">How the row stands.</param>
/// <param name="Line">The line that was typed, from 1, when its check symbols agree.</param>
/// <param name="IsLast">Whether that line is the code's last one.</param>
/// <param name="Group">The group of five in which the slip is, from 1, where only one is possible.</param>
/// <param name="Suggestion">"Did you mean …?": the whole row as printed, where exactly one correction exists.</param>
public readonly record struct RowReading(RowState State, int? Line, bool IsLast, int? Group, string? Suggestion);
