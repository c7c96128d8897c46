using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Tests.Humans;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests;

/// <summary>A signing key comes back from paper through everything that people and scanners do, and never as another key.</summary>
public class PaperKeyTests
{
    private static readonly string Paper = PaperKey.Print(Sample.Key);
    private static readonly string[] Lines = Paper.Split('\n');

    public static TheoryData<Slip> EverySlip => [.. Enum.GetValues<Slip>()];

    public static TheoryData<string> Writings =>
    [
        Paper.ToLowerInvariant(),
        Paper.Replace('0', 'O').Replace('1', 'l'),
        Paper.Replace("-", ""),
        Paper.Replace("-", "").Replace("\n", ""),
        Paper.Replace('-', ' ').Replace("\n", "  "),
        string.Join("\n", Lines.Reverse()),
        $"{Lines[2]}\r\n\r\n{Lines[0]}\r\n{Lines[1]}\r\n{Lines[0]}\r\n",
        string.Join(" ", PaperKey.PrintCompact(Sample.Key).Chunk(4).Select(group => new string(group))),
        $"Schlüssel 1: {Lines[0]}\nSchlüssel 2: {Lines[1]}\nSchlüssel 3: {Lines[2]} (Ende)",
        $"> 1) {Lines[0]}\n> 2) {Lines[1]}\n> 3) {Lines[2]}",
        Paper.Replace("Y", "\0").Replace("Z", "Y").Replace('\0', 'Z'),
        Sample.Code + "\n" + Paper + "\n" + Sample.Code,
    ];

    [Theory, MemberData(nameof(Writings))]
    public void Read_HoweverWritten_GivesTheKey(string text) => AssertRead(text);

    [Fact]
    public void Read_OnARussianKeyboard_GivesTheKey()
    {
        const string latin = "QWERTYUIOPASDFGHJKLZXCVBNM", russian = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ";
        var reading = AssertRead(string.Concat(Paper.Select(c => latin.IndexOf(c) is >= 0 and var at ? russian[at] : c)));
        Assert.Equal(RepairKind.KeyboardLayout, reading.Repairs[0].Kind);
    }

    [Theory, MemberData(nameof(EverySlip))]
    public void Read_EverySlipInEveryLine_IsMendedAndTold(Slip slip)
    {
        for (var line = 0; line < Lines.Length; line++)
        {
            foreach (var typed in Slips.Every(slip, Lines[line]).Where((_, n) => slip is Slip.Transposition or Slip.Deletion || n % 7 == 0))
            {
                var reading = AssertRead(string.Join("\n", Lines.Select((printed, at) => at == line ? typed : printed)));
                if (slip == Slip.Insertion && typed.Contains(Lines[line])) continue; // a symbol before or after a whole line is no slip in it
                var repair = Assert.Single(reading.Repairs);
                Assert.Equal(line + 1, repair.Line);
                Assert.Contains(repair.Group!.Value, Slips.Differences(Lines[line], typed).Select(place => (place / Symbols.GroupLength) + 1));
                Assert.Null(repair.Meant);
            }
        }
    }

    [Theory, MemberData(nameof(EverySlip))]
    public void Read_OneSlipInEachLine_IsMended(Slip slip)
    {
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var typed = Lines.Select(line => Slips.ByChance(slip, line, random)).ToList();
            Assert.Equal(typed.Count(line => !Lines.Any(line.Contains)), AssertRead(string.Join("\n", typed)).Repairs.Count);
        }
    }

    [Fact]
    public void Read_TwoWrongSymbolsInALine_AreMended()
    {
        var random = new Random(8);
        for (var i = 0; i < 50; i++)
            AssertRead($"{Lines[0]}\n{Slips.ByChance(Slip.Substitution, Slips.ByChance(Slip.Substitution, Lines[1], random), random)}\n{Lines[2]}");
    }

    [Fact]
    public void Read_UnbrokenWithOneSlip_IsMended()
    {
        var random = new Random(9);
        foreach (var slip in Enum.GetValues<Slip>())
        {
            for (var i = 0; i < 20; i++) AssertRead(Slips.ByChance(slip, PaperKey.PrintCompact(Sample.Key), random));
        }
    }

    [Fact]
    public void Read_AnythingElseWrong_IsNeverAnotherKey()
    {
        var random = new Random(10);
        for (var i = 0; i < 20; i++)
        {
            var typed = string.Join("\n", Lines.Select(line => Slips.ByChance(Slip.Substitution, Slips.ByChance(Slip.Transposition, Slips.ByChance(Slip.Substitution, line, random), random), random)));
            using var key = PaperKey.Read(typed).Key;
            Assert.True(key is null || key.PublicKey.Equals(Sample.Key.PublicKey));
        }
    }

    [Fact]
    public void Read_LineMissing_IsNamed()
    {
        Assert.Equal([new PaperFault(CodeProblem.LineMissing, 2)], FaultsOf($"{Lines[0]}\n{Lines[2]}"));
        Assert.Equal([new PaperFault(CodeProblem.LineMissing, 1), new PaperFault(CodeProblem.LineMissing, 3)], FaultsOf(Lines[1]));
    }

    [Fact]
    public void Read_GroupWrong_IsLocated()
    {
        var far = Damage(Lines[1], 15, 16, 17, 18);
        Assert.Equal([new PaperFault(CodeProblem.LineMistyped, 2)], FaultsOf($"{Lines[0]}\n{far}\n{Lines[2]}"));
        Assert.Equal([new PaperFault(CodeProblem.LineMistyped, 2, 4)], FaultsOf($"{Lines[0]}\n{Lines[1].Remove(20, 3)}\n{Lines[2]}"));
        Assert.Equal(
            [new PaperFault(CodeProblem.LineMistyped, 2, 4), new PaperFault(CodeProblem.LineMissing, 3)], FaultsOf($"{Lines[0]}\n{Damage(Lines[1], 17)}"));
        Assert.Equal(
            [new PaperFault(CodeProblem.LineMistyped, 1, 1), new PaperFault(CodeProblem.LineMistyped, 2)],
            FaultsOf($"{Lines[0].Remove(0, 3)}\n{far}\n{Lines[2]}"));
    }

    [Fact]
    public void Read_LinesOfTwoKeys_AreNoKey()
    {
        using var other = new SigningKey(new byte[SigningKey.SeedLength]);
        Assert.Equal([new PaperFault(CodeProblem.NotGenuine)], FaultsOf($"{Lines[0]}\n{PaperKey.Print(other).Split('\n')[1]}\n{Lines[2]}"));
    }

    [Fact]
    public void Read_NewerVersion_AsksForANewerProgram()
    {
        byte[] bytes = [2, .. new byte[PaperKey.ByteLength - 1]];
        var symbols = PaperLines.Write(bytes);
        var text = string.Join("\n", symbols.Chunk(PaperLines.Length).Select(line => Symbols.Print(line)));
        Assert.Equal([new PaperFault(CodeProblem.NewerProgram)], FaultsOf(text));
    }

    [Fact]
    public void Read_OtherKinds_AreNamed()
    {
        Assert.Equal(CodeKind.ActivationCode, PaperKey.Read(Sample.Code.ToString()).Kind);
        Assert.Equal(CodeKind.LicenseKey, PaperKey.Read(Sample.LicenseKeyOf(1).ToString()).Kind);
        Assert.Equal(CodeKind.SystemId, PaperKey.Read(Sample.Computer.ToString()).Kind);
        Assert.Equal([new PaperFault(CodeProblem.WrongKind)], FaultsOf(Sample.Computer.ToString()));
        foreach (var nothing in new[] { null, "", "Hello, how are you?", "\ud800", new string('x', 100_000) })
            Assert.Equal([new PaperFault(CodeProblem.Unreadable)], FaultsOf(nothing));
    }

    [Fact]
    public void Paper_InTheActivationField_IsNoCode()
    {
        for (byte first = 0; first < 50; first++)
        {
            using var key = new SigningKey([first, .. new byte[SigningKey.SeedLength - 1]]);
            var reading = new ActivationCodeReader(Sample.Ring).Read(PaperKey.Print(key), Sample.Context);
            Assert.Equal((CodeProblem.Unreadable, false), (reading.Problem, reading.IsGenuine));
            Assert.All(PaperKey.Print(key).Split('\n'), line => Assert.Null(LicenseKey.Parse(line).Value));
        }
    }

    private static PaperKeyReading AssertRead(string text)
    {
        var reading = PaperKey.Read(text);
        using var key = reading.Key;
        Assert.True(key is not null, string.Join(", ", reading.Faults));
        Assert.Equal(Sample.Key.ExportSeed(), key.ExportSeed());
        return reading;
    }

    private static IReadOnlyList<PaperFault> FaultsOf(string? text)
    {
        var reading = PaperKey.Read(text);
        Assert.Null(reading.Key);
        return reading.Faults;
    }

    // Positions count symbols; each is moved on by one in the alphabet.
    private static string Damage(string line, params int[] positions)
    {
        var symbols = line.Replace("-", "").Select(c => (byte)Symbols.Value(c)).ToArray();
        foreach (var position in positions) symbols[position] = (byte)((symbols[position] + 1) % 32);
        return Symbols.Print(symbols);
    }
}
