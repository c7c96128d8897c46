using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests;

/// <summary>Papers made by an independent implementation, in both directions.</summary>
public class PaperKeyVectorTests
{
    private static readonly PaperFile File = Vectors.Read<PaperFile>("paper-key-vectors.json");

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, File.Vectors.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Print_Seed_GivesTheLines(int number)
    {
        var vector = File.Vectors[number];
        using var key = new SigningKey(Convert.FromHexString(vector.SeedHex));

        Assert.Equal(vector.KeyIdHex, key.PublicKey.Id);
        Assert.Equal(vector.Lines, PaperKey.Print(key));
        Assert.Equal(vector.Lines.Replace("-", "").Replace("\n", ""), PaperKey.PrintCompact(key));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Read_Lines_GivesTheSeed(int number)
    {
        var vector = File.Vectors[number];

        var reading = PaperKey.Read(vector.Lines);

        Assert.Equal(vector.SeedHex, Convert.ToHexStringLower(reading.Key!.ExportSeed()));
        Assert.Equal(vector.KeyIdHex, reading.Key.PublicKey.Id);
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Repairs);
    }

    internal sealed record PaperFile(PaperVector[] Vectors);

    internal sealed record PaperVector(string Note, string SeedHex, string KeyIdHex, string PayloadHex, string Lines);
}
