using System.Diagnostics;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Xunit;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Text;
using Xunit.Abstractions;

namespace JkLab.LicenseCore.Tests;

public class RevocationListTests(ITestOutputHelper output)
{
    private static readonly SigningKey Standby = new(Enumerable.Range(101, SigningKey.SeedLength).Select(i => (byte)i).ToArray());
    private static readonly KeyRing Ring = new(Sample.Key.PublicKey, Standby.PublicKey);

    private static readonly RevocationTerms Terms = new()
    {
        Number = 5,
        IssuedOn = Sample.Today,
        Licenses = [7, 3],
        Seats = [new RevokedSeat(3, 4095, Sample.Today, 15)],
        RetiredKeys = [new RetiredKey(Sample.Key.PublicKey.Id, CodeHash.Join([Sample.Code]))],
    };

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var bytes = BytesOf(RevocationList.Sign(Terms, Standby));
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = (byte[])bytes.Clone();
                changed[i] ^= (byte)(1 << bit);
                Assert.Null(RevocationList.Read(changed, Ring).List);
            }
        }
    }

    [Fact]
    public void Read_AnyCharacterChangedOrCut_IsRefused()
    {
        var text = RevocationList.Sign(Terms, Standby).ToString();
        for (var i = 0; i < text.Length - 1; i++)
        {
            Assert.Null(RevocationList.Read(text[..i], Ring).List);
            Assert.Null(RevocationList.Read(text[..i] + (text[i] == 'B' ? 'C' : 'B') + text[(i + 1)..], Ring).List);
        }
    }

    [Property(MaxTest = 2000)]
    public void Read_ArbitraryBytes_NeverThrows(byte[] noise, PositiveInt cut)
    {
        var bytes = BytesOf(RevocationList.Sign(Terms, Standby));
        Assert.NotNull(RevocationList.Read(noise, Ring).Problem);
        Assert.NotNull(RevocationList.Read([RevocationList.Version1, .. noise], Ring).Problem);
        Assert.NotNull(RevocationList.Read([.. bytes.Take(cut.Get % bytes.Length), .. noise], Ring).Problem);
    }

    [Property]
    public void Check_ByHalving_AgreesWithLookingAtEach(uint[] numbers, uint asked, byte seat, byte askedSeat)
    {
        var licenses = numbers.Where(number => number != 0).Distinct().ToList();
        var seats = licenses.Select(license => new RevokedSeat(license, seat + 1, Sample.Today, 0)).ToList();
        var code = Sample.Sign(Sample.Terms with { License = licenses.Append(asked | 1).First(), Seat = askedSeat + 1, IssuedOn = Sample.Today });
        foreach (var terms in new[] { Terms with { Licenses = licenses, Seats = [], RetiredKeys = [] }, Terms with { Licenses = [], Seats = seats, RetiredKeys = [] } })
        {
            var expected = terms.Licenses.Contains(code.License) ? CodeProblem.LicenseRevoked
                : terms.Seats.Any(entry => entry.License == code.License && entry.Seat == code.Seat) ? CodeProblem.ActivationRevoked
                : (CodeProblem?)null;
            Assert.Equal(expected, RevocationList.Sign(terms, Standby).Check(code, Sample.Key.PublicKey));
        }
    }

    [Fact]
    public void Sign_TermsThatContradictThemselves_Throws()
    {
        RevocationTerms[] wrong =
        [
            Terms with { Number = 0 },
            Terms with { Licenses = [0] },
            Terms with { Licenses = [3, 3] },
            Terms with { Seats = [new RevokedSeat(3, 0, Sample.Today, 0)] },
            Terms with { Seats = [new RevokedSeat(3, 4096, Sample.Today, 0)] },
            Terms with { Seats = [new RevokedSeat(3, 1, Sample.Today, 16)] },
            Terms with { Seats = [new RevokedSeat(3, 1, Sample.Today, 0), new RevokedSeat(3, 1, Sample.Today, 1)] },
            Terms with { RetiredKeys = [new RetiredKey(Standby.PublicKey.Id, default)] },
            Terms with { RetiredKeys = [new RetiredKey("0123456789abcdef", new byte[20])] },
            Terms with { RetiredKeys = [new RetiredKey("0123456789abcdef", new byte[11])] },
            Terms with { RetiredKeys = [new RetiredKey("0123", default)] },
            Terms with { RetiredKeys = [.. Enumerable.Range(0, 256).Select(i => new RetiredKey(i.ToString("x16"), default))] },
        ];
        foreach (var terms in wrong) Assert.ThrowsAny<ArgumentException>(() => RevocationList.Sign(terms, Standby));
    }

    [Fact]
    public void Supersedes_HigherNumber_UnlessItsSignerIsRetired()
    {
        var first = RevocationList.Sign(Terms with { RetiredKeys = [] }, Sample.Key);
        var retiring = RevocationList.Sign(Terms with { Number = 6 }, Standby);
        var thiefs = RevocationList.Sign(Terms with { Number = uint.MaxValue, RetiredKeys = [] }, Sample.Key);

        Assert.True(first.Supersedes(null) && retiring.Supersedes(first));
        Assert.False(first.Supersedes(first) || first.Supersedes(retiring) || thiefs.Supersedes(retiring));
        Assert.True(RevocationList.Sign(Terms with { Number = 7, RetiredKeys = [] }, Standby).Supersedes(retiring));
    }

    [Fact]
    public void Reader_CodeOfAThief_IsNotGenuineAtTheCostOfOneSignature()
    {
        var list = RevocationList.Sign(Terms, Standby);
        var context = Sample.Context with { Revocation = list.Check };
        var reader = new ActivationCodeReader(Ring);
        var stolen = Sample.Sign(Sample.Terms with { IssuedOn = new Day(1) });

        Assert.True(reader.Read(Sample.Code.ToString(), context).IsValid);
        var reading = reader.Read(stolen.ToString(), context);
        Assert.Equal((CodeProblem.NotGenuine, false), (reading.Problem, reading.IsGenuine));
        Assert.Equal(stolen, reading.Code);
        Assert.True(reader.Read(stolen + "\n\n" + Sample.Code, context).IsValid);
        Assert.True(reader.Read(ActivationCode.Sign(Sample.Terms, Standby).ToString(), context).IsValid);

        var judge = new CodeJudge(Ring, context);
        Assert.True(judge.Judge(stolen).IsStolen);
        Assert.Equal(1, judge.SignaturesChecked);
    }

    [Fact]
    public void Reader_CodesOfAThief_AreNotGenuineWhateverElseTheirGroupsLookLike()
    {
        var context = Sample.Context with { Revocation = RevocationList.Sign(Terms, Standby).Check };
        var reader = new ActivationCodeReader(Ring);
        for (var i = 1; i <= 3000; i++)
        {
            var stolen = Sample.Sign(Sample.Terms with { License = 100 + (uint)i, IssuedOn = new Day(1) });
            Assert.Equal(CodeProblem.NotGenuine, reader.Read(stolen.ToString(), context).Problem);
        }
    }

    [Fact]
    public void Reader_RevokedBesideANewerCode_TakesTheNewer()
    {
        var revoked = new RevokedSeat(Sample.Terms.License, Sample.Terms.Seat, Sample.Terms.IssuedOn, 0);
        var list = RevocationList.Sign(Terms with { Seats = [revoked], RetiredKeys = [] }, Standby);
        var context = Sample.Context with { Revocation = list.Check };
        var newer = Sample.Sign(Sample.Terms with { Issue = 1 });
        var reader = new ActivationCodeReader(Ring);

        var reading = reader.Read(Sample.Code.ToString(), context);
        Assert.Equal((CodeProblem.ActivationRevoked, true), (reading.Problem, reading.IsGenuine));
        Assert.Equal(newer, reader.Read(newer + "\n" + Sample.Code, context).Code);
        Assert.True(reader.Read(Sample.Code + "\n" + newer, context).IsValid);
        Assert.Equal(CodeProblem.OtherProduct, reader.Read(Sample.Code.ToString(), context with { Product = 2 }).Problem);
        var expiredToo = Sample.Sign(Sample.Terms with { ExpiresOn = new Day(901) });
        Assert.Equal(CodeProblem.ActivationRevoked, reader.Read(expiredToo.ToString(), context).Problem);
    }

    [Fact]
    public void Join_CodesTwiceAndInAnyOrder_IsTheSame()
    {
        var codes = Enumerable.Range(0, 9).Select(i => Sample.Sign(Sample.Terms with { Seat = i + 1 })).ToList();
        var joined = CodeHash.Join(codes);
        Assert.Equal(joined, CodeHash.Join(codes.AsEnumerable().Reverse().Concat(codes)));
        Assert.Equal(9 * CodeHash.Length, joined.Length);
    }

    /// <summary>The greatest list there can be is taken, a byte more is not; and its text with the longest line ends still fits.</summary>
    [Fact]
    public void Read_GreatestList_IsTakenAndOneByteMoreIsNot()
    {
        const int MostHashes = 1_677_711;
        var terms = Terms with { Licenses = [], Seats = [], RetiredKeys = [new RetiredKey(Sample.Key.PublicKey.Id, Hashes(MostHashes))] };
        var list = RevocationList.Sign(terms, Standby);
        Assert.Equal(RevocationList.MaxLength - 6, list.Length);
        Assert.Throws<ArgumentException>(() => RevocationList.Sign(terms with { RetiredKeys = [new RetiredKey(Sample.Key.PublicKey.Id, Hashes(MostHashes + 1))] }, Standby));

        list = RevocationList.Sign(terms with { Licenses = [1], RetiredKeys = [new RetiredKey(Sample.Key.PublicKey.Id, Hashes(MostHashes))] }, Standby);
        Assert.Equal(RevocationList.MaxLength - 2, list.Length);
        var text = list.ToString().Replace("\n", "\r\n");
        Assert.Equal(MostHashes, RevocationList.Read(text, Ring).List!.RetiredKeys.Single().Count);
        Assert.Equal(RevocationProblem.TooLong, RevocationList.Read(Armor.Write([.. BytesOf(list), 0, 0, 0]), Ring).Problem);
        Assert.Equal(RevocationProblem.TooLong, RevocationList.Read(new string(' ', Armor.MaxTextLength + 1), Ring).Problem);
    }

    [Fact]
    public void Read_AMillionCodes_IsQuick()
    {
        var terms = Terms with { RetiredKeys = [new RetiredKey(Sample.Key.PublicKey.Id, Hashes(1_000_000))] };
        var text = RevocationList.Sign(terms, Standby).ToString();
        var unknown = new KeyRing(Sample.Key.PublicKey);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(RevocationProblem.UnknownKey, RevocationList.Read(text, unknown).Problem);
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, watch.Elapsed.Ticks));
        }

        var whole = Stopwatch.StartNew();
        var list = RevocationList.Read(text, Ring).List!;
        output.WriteLine($"a million codes: {text.Length:N0} characters, read in {best.TotalMilliseconds:N1} ms, with the signature {whole.Elapsed.TotalMilliseconds:N0} ms");

        var asked = Stopwatch.StartNew();
        for (var i = 0; i < 1000; i++) list.Check(Sample.Code, Sample.Key.PublicKey);
        output.WriteLine($"asked for a code: {asked.Elapsed.TotalMicroseconds / 1000:N1} µs");
        Assert.InRange(best.TotalMilliseconds, 0, 500);
    }

    private static byte[] BytesOf(RevocationList list) => Armor.Read(list.ToString())!;

    // As scattered as real ones, in order.
    private static byte[] Hashes(int count)
    {
        var hashes = new byte[count * CodeHash.Length];
        RandomNumberGenerator.Fill(hashes);
        for (var i = 0; i < count; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(hashes.AsSpan(i * CodeHash.Length), (uint)((ulong)i * uint.MaxValue / (ulong)count));
        return hashes;
    }
}
