using System.Text;
using BenchmarkDotNet.Attributes;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using Curve = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace JkLab.Bench;

/// <summary>
/// What a code costs to sign, to read and to refuse, beside what BouncyCastle alone takes to sign and verify the same message.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD")]
public class ActivationCodeBenchmarks
{
    private const int NoiseLength = 16 * 1024;

    private readonly byte[] seed = Enumerable.Range(1, SigningKey.SeedLength).Select(i => (byte)i).ToArray();
    private readonly byte[] spentSignature = new byte[Curve.SignatureSize];
    private readonly SystemId computer = SystemId.From(
        SystemComponent.Create("KBRS", SystemComponent.MachineId, "0f1e2d3c4b5a69788796a5b4c3d2e1f0")!);

    private SigningKey key = null!;
    private KeyRing ring = null!;
    private ActivationCodeReader reader = null!;
    private ReadingContext context = null!;
    private ActivationTerms terms = null!;
    private ActivationCode code = null!;
    private Curve.PublicPoint point = null!;
    private byte[] message = [];
    private byte[] signature = [];
    private string clean = "";
    private string damaged = "";
    private string noise = "";

    /// <summary>The benchmark whose allocations <see cref="Smoke"/> judges.</summary>
    internal const string CleanPaste = nameof(ReadCleanPaste);

    [GlobalSetup]
    public void Prepare()
    {
        key = new SigningKey(seed);
        var today = new Day(1000);
        ring = new KeyRing(key.PublicKey);
        reader = new ActivationCodeReader(ring);
        context = ReadingContext.ForComputer(computer, product: 1, today, today);
        terms = new ActivationTerms
        {
            Kind = LicenseKind.Bound,
            Product = 1,
            Edition = 2,
            License = 0x9e3779b9,
            SystemId = computer,
            IssuedOn = today,
            Seat = 1,
        };
        code = ActivationCode.Sign(terms, key);
        message = [.. "jklab/activation-code/v1\0\u000b"u8, .. computer.Bytes, .. code.Payload];
        signature = code.Signature.ToArray();
        point = Curve.ValidatePublicKeyFullExport(key.PublicKey.Spki[^32..].ToArray(), 0);
        clean = code.ToString();
        damaged = Damage(clean);
        noise = Noise();
        if (!BareVerify() || !Verify() || !ReadCleanPaste() || !ReadDamagedPaste() || RefuseNoise())
            throw new InvalidOperationException("a benchmark does not do what its name says");
    }

    [Benchmark(Baseline = true, Description = "BouncyCastle verify")]
    public bool BareVerify() => Curve.Verify(signature, 0, point, message, 0, message.Length);

    [Benchmark(Description = "BouncyCastle sign")]
    public byte BareSign()
    {
        Curve.Sign(seed, 0, message, 0, message.Length, spentSignature, 0);
        return spentSignature[0];
    }

    [Benchmark(Description = "sign a code, and verify it")]
    public ActivationCode Sign() => ActivationCode.Sign(terms, key);

    [Benchmark(Description = "verify a code")]
    public bool Verify() => code.Verify(ring, computer);

    [Benchmark(Description = "read a clean paste, and verify it")]
    public bool ReadCleanPaste() => reader.Read(clean, context).IsValid == true;

    [Benchmark(Description = "mend a typo in every line")]
    public bool ReadDamagedPaste() => reader.Read(damaged, context).IsValid == true;

    [Benchmark(Description = "refuse 16 KiB of noise")]
    public bool RefuseNoise() => reader.Read(noise, context).IsValid == true;

    // One wrong symbol in each line, in another group each time.
    private static string Damage(string printed)
    {
        var lines = printed.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var at = i * 7;
            lines[i] = lines[i][..at] + (lines[i][at] == 'X' ? 'Y' : 'X') + lines[i][(at + 1)..];
        }

        return string.Join("\n", lines);
    }

    // Groups of five, which look most like a code.
    private static string Noise()
    {
        var random = new Random(1);
        var text = new StringBuilder(NoiseLength);
        while (text.Length < NoiseLength) text.Append(text.Length % 6 == 5 ? '-' : "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[random.Next(32)]);
        return text.ToString();
    }
}
