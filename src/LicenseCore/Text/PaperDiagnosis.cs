namespace JkLab.LicenseCore.Text;

/// <summary>Says what is wrong with a text from which no signing key could be made: which lines are missing or mistyped, and in which group.</summary>
/// <param name="text">The text.</param>
/// <param name="clean">The clean lines in it.</param>
/// <param name="wasRefused">Whether there was some candidate for each line, and the key id proved none of them.</param>
internal sealed class PaperDiagnosis(PastedText text, List<PaperLine> clean, bool wasRefused)
{
    private const int Slack = 10;

    /// <summary>A row that must be a damaged line.</summary>
    private sealed record Place(int Start, int End, List<int> Groups);

    internal PaperKeyReading Conclude()
    {
        if (clean.Exists(line => line.Number == 1 && PaperKey.VersionOf(line.Word) != PaperKey.Version1)) return Because(new PaperFault(CodeProblem.NewerProgram));
        if (clean.Count == 0 && OtherKind() is var kind and not CodeKind.None)
            return new PaperKeyReading { Kind = kind, Faults = [new PaperFault(CodeProblem.WrongKind)] };

        var places = FindPlaces();
        if (clean.Count == 0 && places.Count == 0) return Because(new PaperFault(CodeProblem.Unreadable));
        var absent = Enumerable.Range(1, PaperLines.Count).Except(clean.Select(line => line.Number)).ToList();
        if (absent.Count == 0) return Because(new PaperFault(CodeProblem.NotGenuine));

        var mistyped = places.ConvertAll(place => Describe(place, LineOf(place, places, absent)));
        return Because([.. mistyped.Concat(Missing(absent, mistyped)).OrderBy(fault => fault.Line ?? 0)]);
    }

    private static PaperKeyReading Because(params PaperFault[] faults) => new() { Faults = faults };

    // Which lines are missing altogether is known only when it is known which ones the damaged rows are.
    private static IEnumerable<PaperFault> Missing(List<int> absent, List<PaperFault> mistyped)
    {
        var missing = absent.Count - mistyped.Count;
        if (missing <= 0) return [];
        return mistyped.TrueForAll(fault => fault.Line is not null)
            ? absent.Except(mistyped.Select(fault => fault.Line!.Value)).Select(number => new PaperFault(CodeProblem.LineMissing, number))
            : Enumerable.Repeat(new PaperFault(CodeProblem.LineMissing), missing);
    }

    private CodeKind OtherKind() =>
        new LineFinder(text).FindAtGroups().Exists(line => line.IsPrinted) ? CodeKind.ActivationCode : ShortCode.FindIn(text).Select(code => code.Kind).FirstOrDefault();

    private List<Place> FindPlaces()
    {
        var places = new List<Place>();
        foreach (var row in text.Tokens.GroupBy(token => (token.Row, token.Run)))
        {
            var tokens = row.ToList();
            int start = tokens[0].Start, end = tokens[tokens.Count - 1].End;
            var looksTyped = tokens.Count == 1 || tokens.Count(token => token.Length == Symbols.GroupLength) >= 3;
            if (!looksTyped || Math.Abs(end - start - PaperLines.Length) > Slack || clean.Exists(line => line.Overlaps(start, end))) continue;
            places.Add(new Place(start, end, tokens.ConvertAll(token => token.Length)));
        }

        return places;
    }

    // The number in the order of the text, where that holds for all the others; else the one that a single slip explains.
    private int? LineOf(Place place, List<Place> places, List<int> absent)
    {
        if (absent.Count == 1 && places.Count == 1) return absent[0];
        if (clean.Count + places.Count == PaperLines.Count && clean.TrueForAll(line => NumberAt(line.Start) == line.Number)) return NumberAt(place.Start);
        var possible = absent.FindAll(number => Corrections(place, number).Count > 0);
        return possible.Count == 1 ? possible[0] : null;

        int NumberAt(int start) => 1 + clean.Count(line => line.Start < start) + places.Count(other => other.Start < start);
    }

    private PaperFault Describe(Place place, int? number)
    {
        if (number is not { } line) return new PaperFault(CodeProblem.LineMistyped);
        var corrections = wasRefused ? [] : Corrections(place, line);
        return new PaperFault(CodeProblem.LineMistyped, line, corrections.Count == 1 ? (corrections[0].Position / Symbols.GroupLength) + 1 : OddGroup(place));
    }

    private List<Correction> Corrections(Place place, int line)
    {
        var found = new List<Correction>();
        Correction.FindSingle(PaperLines.Tag(line), text.Slice(place.Start, place.End - place.Start), PaperLines.Length, found);
        return found;
    }

    private static int? OddGroup(Place place)
    {
        if (place.Groups.Count != PaperLines.Length / Symbols.GroupLength) return null;
        var odd = place.Groups.FindAll(length => length != Symbols.GroupLength);
        return odd.Count == 1 ? place.Groups.IndexOf(odd[0]) + 1 : null;
    }
}
