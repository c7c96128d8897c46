namespace JkLab.LicenseCore.Text;

/// <summary>Something that may be a line of a signing key on paper: clean, or what a slip may have made of one.</summary>
/// <param name="Number">Which line it would be, from 1.</param>
/// <param name="Word">Its 25 symbols.</param>
/// <param name="Start">Where it stands among the symbols of the text.</param>
/// <param name="Length">How many symbols it takes there.</param>
/// <param name="Cost">How unlikely it is; 0 for a clean line between the boundaries of groups.</param>
/// <param name="Correction">What was mended, or null.</param>
internal sealed record PaperLine(int Number, byte[] Word, int Start, int Length, int Cost, Correction? Correction)
{
    internal const int Bounded = 0;
    internal const int Anywhere = 1;
    internal const int OneSlip = 2;
    internal const int TwoSlips = 5;

    internal int End => Start + Length;

    internal bool Overlaps(int start, int end) => Start < end && start < End;

    /// <summary>What was mended, for telling; where the paper says what is right is not repeated.</summary>
    internal IEnumerable<CodeRepair> Repairs()
    {
        if (Correction is null) yield break;
        yield return new CodeRepair(Correction.Kind, Number, (Correction.Position / Symbols.GroupLength) + 1, null);
        if (Correction.SecondPosition >= 0) yield return new CodeRepair(Correction.SecondKind, Number, (Correction.SecondPosition / Symbols.GroupLength) + 1, null);
    }
}
