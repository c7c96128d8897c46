using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using JkLab.ActivationClient;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.Bench;

/// <summary>What the check at every start of a program costs once it was made, beside reading the file in which the licence is kept.</summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD")]
public class CheckBenchmarks
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("jklab-bench-");
    private LicenseClient client = null!;
    private string file = "";

    [GlobalSetup]
    public void Prepare()
    {
        var key = SigningKey.Create(RandomNumberGenerator.Create());
        var today = Day.Of(TimeProvider.System.GetUtcNow());
        client = new LicenseClient(new LicenseClientOptions
        {
            Product = "KBRS",
            ProductNumber = 1,
            Editions = new Dictionary<int, string> { [1] = "Standard" },
            Keys = new KeyRing(key.PublicKey),
            BuildDay = today,
            StateFolder = folder.FullName,
        });
        client.EnterCode(ActivationCode.Sign(
            new ActivationTerms
            {
                Kind = LicenseKind.Bound,
                Product = 1,
                Edition = 1,
                License = 7,
                SystemId = client.SystemId,
                IssuedOn = today,
                ExpiresOn = today.AddDays(100),
                Seat = 1,
            },
            key).ToString());
        file = folder.GetFiles().First(found => found.Length > 0).FullName;
        if (!Check()) throw new InvalidOperationException("the benchmark's computer is not licensed");
    }

    [GlobalCleanup]
    public void Clean()
    {
        client.Dispose();
        folder.Delete(recursive: true);
    }

    [Benchmark(Baseline = true, Description = "read the state file")]
    public int ReadFile() => File.ReadAllBytes(file).Length;

    [Benchmark(Description = "check, warm")]
    public bool Check() => client.Check().IsLicensed;
}
