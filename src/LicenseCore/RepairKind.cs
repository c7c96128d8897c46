namespace JkLab.LicenseCore;

/// <summary>What went wrong between the printed code and the text that arrived.</summary>
public enum RepairKind
{
    /// <summary>Another symbol stood in its place.</summary>
    WrongSymbol,

    /// <summary>Two neighbors had changed places.</summary>
    SwappedNeighbors,

    /// <summary>A symbol had been left out.</summary>
    MissingSymbol,

    /// <summary>There was one symbol too many.</summary>
    ExtraSymbol,

    /// <summary>The whole text was typed with another keyboard layout.</summary>
    KeyboardLayout,
}
