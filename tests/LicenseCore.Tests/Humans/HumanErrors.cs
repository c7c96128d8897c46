using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests.Humans;

/// <summary>
/// Simulates people who type codes wrongly and counts what becomes of it. The same seed gives the same errors.
/// </summary>
internal static class HumanErrors
{
    /// <summary>A code as somebody typed it, and the lines that were hit; none where the error is not within a line.</summary>
    internal sealed record Damaged(string Text, IReadOnlyList<DamagedLine> Lines);

    /// <summary>A line as somebody typed it, and the groups in which a slip explains the difference.</summary>
    internal sealed record DamagedLine(int Line, string Typed, int[] Groups);

    /// <summary>A class of errors and the shares, in percent, below which reading must not fall.</summary>
    /// <param name="Name">What people do.</param>
    /// <param name="Make">Does it to a code.</param>
    /// <param name="LeastRepaired">The reference figure.</param>
    /// <param name="LeastLocated">The reference figure, 0 where there is none.</param>
    internal sealed record ErrorClass(string Name, Func<string, Random, Damaged> Make, double LeastRepaired, double LeastLocated = 0)
    {
        public override string ToString() => Name;
    }

    internal sealed record Tally(int Trials, int Detected, int Located, int Repaired, int WronglyAccepted)
    {
        internal double Share(int part) => 100.0 * part / Trials;
    }

    internal static readonly ErrorClass[] Classes =
    [
        new("one substitution", (code, random) => InLines(code, random, 1, [Slip.Substitution]), 99.9, 99.9),
        new("one transposition", (code, random) => InLines(code, random, 1, [Slip.Transposition]), 99.9, 99.9),
        new("one deletion", (code, random) => InLines(code, random, 1, [Slip.Deletion]), 99.9, 99.9),
        new("one insertion", (code, random) => InLines(code, random, 1, [Slip.Insertion]), 99.9, 99.9),
        new("a symbol before or after a line", Beside, 99.9),
        new("two substitutions in a line", (code, random) => InLines(code, random, 1, [Slip.Substitution, Slip.Substitution]), 99.9),
        new("one error in each of 3 lines", (code, random) => InLines(code, random, 3, null), 98.9),
        new("one error in an unbroken string", Unbroken, 99),
        new("a typo in every line, quoted mail", Quoted, 98.9),
    ];

    /// <summary>Reads so many damaged codes of a class and counts.</summary>
    internal static Tally Simulate(ErrorClass errors, IReadOnlyList<ActivationCode> codes, int trials, Func<string, CodeReading> read)
    {
        int detected = 0, located = 0, repaired = 0, wronglyAccepted = 0;
        var random = new Random(Array.IndexOf(Classes, errors) + 1);
        for (var trial = 0; trial < trials; trial++)
        {
            var meant = codes[trial % codes.Count];
            var damaged = errors.Make(meant.ToString(), random);

            var reading = read(damaged.Text);

            if (damaged.Lines.All(line => ActivationCodeReader.ReadRow(line.Typed, line.Line).State != RowState.Good)) detected++;
            if (damaged.Lines.All(line => IsLocated(reading, line))) located++;
            if (reading.IsValid != true) continue;
            if (meant.Equals(reading.Code)) repaired++; else wronglyAccepted++;
        }

        return new Tally(trials, detected, located, repaired, wronglyAccepted);
    }

    private static bool IsLocated(CodeReading reading, DamagedLine line)
    {
        return reading.Repairs.Any(repair => repair.Line == line.Line && Fits(repair.Group)) || (reading.Line == line.Line && Fits(reading.Group));

        bool Fits(int? group) => group is null || line.Groups.Contains(group.Value);
    }

    private static Damaged InLines(string code, Random random, int count, Slip[]? slips)
    {
        var lines = code.Split('\n');
        var hit = Enumerable.Range(1, lines.Length).OrderBy(_ => random.Next()).Take(count).ToList();
        var damaged = hit.ConvertAll(line => Damage(lines[line - 1], line, random, slips ?? [AnySlip(random)]));
        foreach (var line in damaged) lines[line.Line - 1] = line.Typed;
        return new Damaged(string.Join("\n", lines), damaged);
    }

    // The line itself is whole; that something stands beside it is for the reader to overlook.
    private static Damaged Beside(string code, Random random)
    {
        var lines = code.Split('\n');
        var hit = random.Next(lines.Length);
        var stray = Symbols.Alphabet[random.Next(Symbols.Alphabet.Length)];
        lines[hit] = random.Next(2) == 0 ? stray + lines[hit] : lines[hit] + stray;
        return new Damaged(string.Join("\n", lines), []);
    }

    private static Damaged Unbroken(string code, Random random) =>
        new(Slips.ByChance(AnySlip(random), code.Replace("-", "").Replace("\n", ""), random), []);

    private static Damaged Quoted(string code, Random random)
    {
        var damaged = code.Split('\n').Select((line, i) => Damage(line, i + 1, random, [AnySlip(random)])).ToList();
        var mail = "> Dear customer,\r\n> here is your code:\r\n>\r\n> " + string.Join("\r\n> ", damaged.Select(line => line.Typed))
            + "\r\n>\r\n> Kind regards\r\n\r\nIt does not work!";
        return new Damaged(mail, damaged);
    }

    private static DamagedLine Damage(string meant, int line, Random random, Slip[] slips)
    {
        string typed;
        do
        {
            typed = slips.Aggregate(meant, (text, slip) => Slips.ByChance(slip, text, random));
        }
        while (typed.StartsWith(meant, StringComparison.Ordinal) || typed.EndsWith(meant, StringComparison.Ordinal) || Slips.Differences(meant, typed).Count < slips.Length);

        return new DamagedLine(line, typed, [.. Slips.Differences(meant, typed).Select(i => (i / Symbols.GroupLength) + 1).Distinct()]);
    }

    private static Slip AnySlip(Random random) => (Slip)random.Next(4);
}
