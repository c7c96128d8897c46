namespace JkLab.LicenseCore.Tests.Humans;

/// <summary>What mail programs, word processors, scanners and people add to a code on its way without changing it.</summary>
public enum PasteNoise
{
    Quotes,
    Labels,
    Spaces,
    Tabs,
    NoBreakSpaces,
    NoBreakHyphens,
    Dashes,
    NoSeparators,
    SoftHyphens,
    ZeroWidth,
    ByteOrderMarks,
    BidiMarks,
    FullWidth,
    LowerCase,
    LookAlikes,
    Cyrillic,
    ShuffledLines,
    DoubledLines,
    HardWraps,
    TextBefore,
    TextAfter,
    CarriageReturns,
    SmartQuotes,
}
