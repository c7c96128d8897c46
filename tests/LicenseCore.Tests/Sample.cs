using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests;

/// <summary>A signing key, computers and terms that are the same in every run.</summary>
internal static class Sample
{
    internal const int Product = 1;
    internal static readonly SigningKey Key = new(Enumerable.Range(1, SigningKey.SeedLength).Select(i => (byte)i).ToArray());
    internal static readonly KeyRing Ring = new(Key.PublicKey);
    internal static readonly Day Today = new(1000);

    internal static readonly SystemId Computer = SystemIdOf(1);
    internal static readonly SystemId OtherComputer = SystemIdOf(2);
    internal static readonly ReadingContext Context = ReadingContext.ForComputer(Computer, Product, Today, Today);

    internal static readonly ActivationTerms Terms = new()
    {
        Kind = LicenseKind.Bound,
        Product = Product,
        Edition = 2,
        License = 0x9e3779b9,
        SystemId = Computer,
        IssuedOn = new Day(900),
        Seat = 3,
        Features = 0x8001,
    };

    internal static readonly ActivationCode Code = Sign(Terms);

    internal static ActivationCode Sign(ActivationTerms terms) => ActivationCode.Sign(terms, Key);

    internal static SystemId SystemIdOf(int number) => SystemId.From(
        SystemComponent.Create("KBRS", SystemComponent.InstallId, "89abcdef01234567" + number.ToString("x16"))!);

    internal static LicenseKey LicenseKeyOf(int number) => LicenseKey.Create(new CountingGenerator(number));

    /// <summary>A "random" source whose bytes are a digest of a number: as scattered as random ones, and always the same.</summary>
    private sealed class CountingGenerator(int number) : System.Security.Cryptography.RandomNumberGenerator
    {
        public override void GetBytes(byte[] data) =>
            System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, data.Length).CopyTo(data);
    }
}
