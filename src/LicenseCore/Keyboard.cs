namespace JkLab.LicenseCore;

/// <summary>How the keys that were struck became the letters that arrived.</summary>
public enum Keyboard
{
    /// <summary>The letters are what was meant; Cyrillic letters in a code are read by their look.</summary>
    AsTyped,

    /// <summary>A German keyboard (or a barcode scanner) taken for an English one or the reverse: Y and Z are swapped, a hyphen may be ß.</summary>
    YAndZSwapped,

    /// <summary>Latin letters struck while a Russian layout (ЙЦУКЕН) was on.</summary>
    Russian,
}
