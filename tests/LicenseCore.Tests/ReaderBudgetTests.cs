using System.Text;
using FsCheck.Xunit;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests;

/// <summary>No text throws, and none costs more signatures than the budget or much memory.</summary>
public class ReaderBudgetTests
{
    private const int Budget = 2000;
    private const int Cap = 16 * 1024;
    private const int MostAllocated = 64 * 1024 * 1024;
    private static readonly ActivationCodeReader Reader = new(Sample.Ring);

    // What makes the most work: whole lines that fit together in countless ways and are all not genuine.
    private static readonly Dictionary<string, Func<Random, string>> Hostile = new()
    {
        ["any UTF-16"] = random => Fill(random, r => ((char)r.Next(65536)).ToString()),
        ["surrogates and noncharacters"] = random => Fill(random, r => "\ud800\udc00\udfff\ufffe\uffff\ufdd0A-"[r.Next(8)].ToString()),
        ["symbols in one piece"] = random => Fill(random, Symbol),
        ["symbols in groups of five"] = random => Fill(random, r => string.Concat(Enumerable.Range(0, 5).Select(_ => Symbol(r))) + "-"),
        ["symbols in lines of thirty"] = random => Fill(random, r => string.Concat(Enumerable.Range(0, 30).Select(_ => Symbol(r))) + "\n"),
        ["a letter a token"] = random => Fill(random, r => Symbol(r) + " "),
        ["one symbol"] = _ => new string('1', Cap),
        ["one expanding ligature"] = _ => new string('\ufdfa', Cap),
        ["combining marks"] = _ => "A" + new string('\u0301', Cap),
        ["Cyrillic on every keyboard"] = random => Fill(random, r => "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ0123456789yz-"[r.Next(38)].ToString()),
        ["lines of codes for other computers"] = random => Lines(random, n => Sample.Terms with { SystemId = Sample.SystemIdOf(n) }, lines => lines),
        ["lines of forged codes for this computer"] = random => Lines(random, Forged, lines => lines),
        ["damaged lines of forged codes"] = random => Lines(random, Forged, lines => lines.Select(line => line.Remove(random.Next(5), 1))),
        ["a genuine first line and rows that lack two symbols"] = random => "йцу z\n" + Sample.Code.ToString().Split('\n')[0] + "\n"
            + Fill(random, r => string.Concat(Enumerable.Range(0, 28).Select(_ => Symbol(r))) + "\n"),
        ["first lines of forged codes and damaged others"] = random => Lines(
            random, Forged, lines => lines.Select((line, i) => i == 0 ? line : line.Remove(7, 1).Insert(7, Symbol(random)))),
    };

    public static TheoryData<string> Names => [.. Hostile.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Read_HostileText_StaysWithinTheBudget(string name)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var text = Hostile[name](new Random(seed));
            var signatures = 0;
            var context = Sample.Context with { SystemIds = code => Count(code, ref signatures) };

            var before = GC.GetAllocatedBytesForCurrentThread();
            var reading = Reader.Read(text, context);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.False(reading.IsGenuine);
            Assert.NotEqual(true, reading.IsValid);
            Assert.InRange(signatures, 0, Budget);
            Assert.InRange(allocated, 0, MostAllocated);
        }
    }

    [Fact]
    public void Read_CodeAfterTheCap_IsNotLookedFor()
    {
        Assert.True(Reader.Read(new string('.', Cap - 200) + Sample.Code, Sample.Context).IsValid);
        Assert.Equal(CodeProblem.Unreadable, Reader.Read(new string('.', Cap) + Sample.Code, Sample.Context).Problem);
    }

    [Property(MaxTest = 500)]
    public void Read_AnyText_DoesNotThrow(char[] characters)
    {
        var text = new string(characters);
        Assert.False(Reader.Read(text, Sample.Context).IsGenuine);
        Assert.True(Reader.Read(text + "\n" + Sample.Code + "\n" + text, Sample.Context).IsValid, text);
    }

    // A signature is checked only for codes with a sound layout and this computer's hint.
    private static SystemId[] Count(ActivationCode code, ref int signatures)
    {
        if (code.Hint == Sample.Computer.Hint && code.CheckLayout() is CodeLayout.Sound or CodeLayout.UnknownCriticalExtension) signatures++;
        return [Sample.Computer];
    }

    private static ActivationTerms Forged(int number) => Sample.Terms with { License = (uint)number + 1 };

    private static string Lines(Random random, Func<int, ActivationTerms> terms, Func<string[], IEnumerable<string>> damage)
    {
        var lines = new List<string>();
        for (var n = 0; lines.Count * 36 < Cap; n++)
        {
            // Signed by a stranger under the first byte of our key.
            var made = Sample.Sign(terms(n));
            byte[] signature = [.. made.Signature];
            random.NextBytes(signature);
            lines.AddRange(damage(new ActivationCode([.. made.Payload, .. signature], leftOverBitsAreZero: true).ToString().Split('\n')));
        }

        return string.Join("\n", lines.OrderBy(_ => random.Next()));
    }

    private static string Fill(Random random, Func<Random, string> part)
    {
        var text = new StringBuilder(Cap + 40);
        while (text.Length < Cap) text.Append(part(random));
        return text.ToString();
    }

    private static string Symbol(Random random) => Symbols.Alphabet[random.Next(32)].ToString();
}
