using System.Text.Json.Serialization;
using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests.Signing;

/// <summary>
/// The twelve cases of "Taming the many EdDSAs": 0 to 5 have an A or R of small or mixed order, 6 to 11 an S that is not reduced, or
/// points that are not canonical. A verifier that accepts any is not strict.
/// </summary>
public class SpeccheckTests
{
    private static readonly Case[] Cases = Vectors.Read<Case[]>("ed25519-speccheck.json");

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Fact]
    public void File_HoldsAllCases() => Assert.Equal(12, Cases.Length);

    [Theory, MemberData(nameof(Numbers))]
    public void Verify_Case_IsRefused(int number)
    {
        var key = Ed25519.Point.TryDecode(Convert.FromHexString(Cases[number].PublicKey));

        Assert.False(key?.Verify(Convert.FromHexString(Cases[number].Message), Convert.FromHexString(Cases[number].Signature)) ?? false);
    }

    private sealed record Case(string Message, [property: JsonPropertyName("pub_key")] string PublicKey, string Signature);
}
