using System.Text;
using JkLab.LicenseCore.Signing;
using Xunit.Abstractions;

namespace JkLab.LicenseCore.Tests.Fuzzing;

/// <summary>
/// More than a million inputs over every decoder, ten times as many with JKLAB_LONG=1: none throws what is not documented, and none
/// accepts what was not signed. The seed is JKLAB_FUZZ_SEED or always the same, and printed with what failed.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("JKLAB_FUZZ_SEED") ?? "20240101");

    private static readonly ActivationCode[] Codes =
    [
        Sample.Code,
        Sample.Sign(Sample.Terms with { Issue = 1 }),
        Sample.Sign(Sample.Terms with { Kind = LicenseKind.Unbound, SystemId = null, Licensee = "Müller & Кайзер" }),
        Sample.Sign(Sample.Terms with { Kind = LicenseKind.Trial, ExpiresOn = Day.Last, Licensee = new string('ü', 40) }),
    ];

    private static readonly string[] Shorts =
    [
        Sample.LicenseKeyOf(1).ToString(), Sample.LicenseKeyOf(2).ToString(), Sample.Computer.ToString(), Sample.OtherComputer.ToString(),
        DeactivationReceipt.Create(Sample.Code, Sample.Computer, Sample.Today).ToString(),
    ];

    private static readonly string[] Lines = [.. Codes.SelectMany(code => code.ToString().Split('\n'))];

    private static readonly string[] Texts = [.. Codes.Select(code => code.ToString())];

    private static readonly string[] Lists = [.. Vectors.Read<Vectors.RevocationFile>("revocation-list-vectors.json").Lists.Select(list => list.Text)];

    private static readonly KeyRing ListRing = new(
        Vectors.Read<Vectors.RevocationFile>("revocation-list-vectors.json").Trusted.Select(key => PublicKey.FromSpki(Convert.FromHexString(key.SpkiHex))));

    private static readonly string[] All = [.. Texts, .. Lines, .. Shorts, Sample.Key.PublicKey.ToPem(), "2027-01-01"];

    [Fact]
    public void Day_TryParse() => Run(250_000, ["2024-01-01", "2203-06-07", "2025-02-28"], (_, text) =>
    {
        if (Day.TryParse(text, out var day)) Assert.Equal(text, day.ToString());
    });

    [Fact]
    public void LicenseKey_Parse() => Run(80_000, Shorts, (_, text) => AssertShort(LicenseKey.Parse(text), LicenseKey.Parse, CodeKind.LicenseKey));

    [Fact]
    public void SystemId_Parse() => Run(80_000, Shorts, (_, text) => AssertShort(SystemId.Parse(text), SystemId.Parse, CodeKind.SystemId));

    [Fact]
    public void Receipt_Parse() => Run(80_000, Shorts, (_, text) => AssertShort(DeactivationReceipt.Parse(text), DeactivationReceipt.Parse, CodeKind.Receipt));

    [Fact]
    public void ReadRow() => Run(150_000, Lines, (fuzzer, text) =>
    {
        var line = fuzzer.Next(14) - 1;
        var row = ActivationCodeReader.ReadRow(text, line);
        if (row.State is RowState.Good or RowState.OtherLine) Assert.InRange(row.Line!.Value, 1, 11);
        if (row.Suggestion is { } meant) Assert.Equal(RowState.Good, ActivationCodeReader.ReadRow(meant, LineOf(meant)).State);
    });

    [Fact]
    public void RevocationList_Read() => Run(80_000, Lists, (_, text) =>
    {
        var (list, problem) = RevocationList.Read(text, ListRing);
        Assert.Equal(list is null, problem is not null);
        if (list is not null) Assert.Contains(list.ToString(), Lists);
    });

    [Fact]
    public void ActivationCode_TryParse() => Run(150_000, Texts, (_, text) =>
    {
        if (ActivationCode.TryParse(text) is not { } code) return;
        Assert.Equal(text, code.ToString());
        if (IsGenuine(code)) Assert.Contains(code, Codes);
    });

    [Fact]
    public void ActivationCode_Layout() => Run(200_000, ["x"], (fuzzer, _) =>
    {
        var from = Codes[fuzzer.Next(Codes.Length)];
        byte[] payload = fuzzer.NextBytes(from.Payload.ToArray()), signature = from.Signature.ToArray();
        if (fuzzer.Next(4) == 0) signature = fuzzer.NextBytes(signature);
        var code = new ActivationCode([.. payload, .. signature], leftOverBitsAreZero: true);
        Assert.Equal(code, ActivationCode.TryParse(code.ToString()));
        ReadEveryField(code);
        if (fuzzer.Next(20) == 0 && IsGenuine(code)) Assert.Contains(code, Codes);
    });

    [Fact]
    public void PublicKey_FromSpki() => Run(100_000, ["x"], (fuzzer, _) =>
    {
        var spki = fuzzer.NextBytes(Sample.Key.PublicKey.Spki.ToArray());
        if (fuzzer.Next(3) == 0) Array.Resize(ref spki, fuzzer.Next(60));
        if (Documented(() => PublicKey.FromSpki(spki)) is { } key) Assert.Equal(spki, key.Spki.ToArray());
    });

    [Fact]
    public void PublicKey_FromPem() => Run(80_000, [Sample.Key.PublicKey.ToPem()], (_, text) => Documented(() => PublicKey.FromPem(text)));

    [Fact]
    public void SystemComponent_Create() => Run(100_000, ["4C4C4544-0051-3510-8052-B4C04F4B4D32", "S4EVNX0N123456A"], (fuzzer, text) =>
    {
        var name = fuzzer.Next(2) == 0 ? SystemComponent.SmbiosUuid : SystemComponent.DiskSerial;
        if (SystemComponent.Create("KBRS", name, text) is { } component)
            Assert.NotNull(SystemId.Parse(SystemId.From(component).ToString()).Value);
    });

    [Fact]
    public void Reader_Read()
    {
        var reader = new ActivationCodeReader(Sample.Ring);
        var context = new ReadingContext { SystemIds = _ => [Sample.Computer], Today = Sample.Today };
        Run(2500, All, (_, text) =>
        {
            var reading = reader.Read(text, context);
            if (reading.IsGenuine) Assert.Contains(reading.Code!, Codes);
            if (reading.IsValid != false) Assert.True(reading.IsGenuine);
        });
    }

    private void Run(int count, string[] valid, Action<Fuzzer, string> decode)
    {
        var fuzzer = new Fuzzer(Seed, valid);
        for (var i = 0; i < (LongRun.IsOn ? 10 * count : count); i++)
        {
            var text = fuzzer.NextText();
            try
            {
                decode(fuzzer, text);
            }
            catch
            {
                output.WriteLine($"seed {Seed}, input {i}, UTF-16: {Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}\n{text}");
                throw;
            }
        }
    }

    private static void ReadEveryField(ActivationCode code)
    {
        _ = (code.CheckLayout(), code.Kind, code.Product, code.Edition, code.License, code.Hint, code.IssuedOn, code.ExpiresOn);
        _ = (code.UpdatesUntil, code.Seat, code.Issue, code.Features, code.Licensee, code.LineCount);
    }

    private static bool IsGenuine(ActivationCode code) => code.Verify(Sample.Ring, code.Kind == LicenseKind.Unbound ? null : Sample.Computer);

    // There is no signature to know them by: what is accepted is at least one and the same value in every writing.
    private static void AssertShort<T>(Parsed<T> parsed, Func<string, Parsed<T>> parse, CodeKind kind)
        where T : class
    {
        if (parsed.Suggestion is { } meant) Assert.Equal(meant, parse(meant).Value!.ToString());
        if (parsed.Value is null) return;
        Assert.Equal(kind, parsed.Kind);
        Assert.Equal(parsed.Value, parse(parsed.Value.ToString()!).Value);
        Assert.Null(parsed.Suggestion);
    }

    private static T? Documented<T>(Func<T> decode)
        where T : class
    {
        try
        {
            return decode();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static int LineOf(string line) => LicenseCore.Text.CodeLines.LineOfTag(
        LicenseCore.Text.CheckWord.FindTag(line.Where(c => c != '-').Select(c => (byte)LicenseCore.Text.Symbols.Value(c)).ToArray()));
}
