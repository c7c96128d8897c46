namespace JkLab.LicenseCore.Text;

/// <summary>Something that may be a line of an activation code: clean, or what a slip may have made of one.</summary>
/// <param name="Tag">Which line it would be.</param>
/// <param name="Word">Its 30 symbols.</param>
/// <param name="Start">Where it stands among the symbols of the text.</param>
/// <param name="Length">How many symbols it takes there.</param>
/// <param name="Cost">How unlikely it is; 0 for a clean line that stands as printed.</param>
/// <param name="Correction">What was mended, or null.</param>
internal sealed record LineCandidate(int Tag, byte[] Word, int Start, int Length, int Cost, Correction? Correction)
{
    /// <summary>A clean line in one piece or in six groups: nearly never there by chance.</summary>
    internal const int Printed = 0;

    /// <summary>A clean line between the boundaries of other groups.</summary>
    internal const int Regrouped = 1;

    /// <summary>A clean line that begins with a group: prose contains one in every few thousand words.</summary>
    internal const int Begun = 2;

    /// <summary>A clean line somewhere in the middle: seven of ten long texts contain one by chance.</summary>
    internal const int Anywhere = 3;

    internal const int OneSlip = 2;
    internal const int TwoSlips = 5;

    internal int End => Start + Length;

    internal int Line => CodeLines.LineOfTag(Tag);

    /// <summary>
    /// Whether it is surely a line: between the boundaries of groups, directly beside the line that belongs there, or in an unbroken text
    /// some whole lines after or before another.
    /// </summary>
    internal bool IsTrusted(List<LineCandidate> clean) => Correction is null && (Cost <= Regrouped || clean.Exists(other =>
        (other.Line == Line + 1 && other.Start == End) || (other.Line == Line - 1 && other.End == Start)
        || (other.Cost <= Regrouped && IsSomeLinesFrom(other))));

    internal bool IsPrinted => Cost == Printed && Correction is null;

    // Fewer than their numbers say: one between them was left out.
    private bool IsSomeLinesFrom(LineCandidate other)
    {
        var symbols = (Line - other.Line) * CodeLines.Length;
        var distance = Start - other.Start;
        return distance % CodeLines.Length == 0 && Math.Sign(distance) == Math.Sign(symbols) && Math.Abs(distance) < Math.Abs(symbols);
    }
}
