using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests;

/// <summary>Boundary and refused codes made by an independent implementation, each with the exact problem that a program names.</summary>
public class ActivationCodeCaseTests
{
    private static readonly Vectors.CaseFile File = Vectors.Read<Vectors.CaseFile>("activation-code-cases.json");
    private static readonly ActivationCodeReader Reader = new(new KeyRing(PublicKey.FromSpki(Convert.FromHexString(File.PublicKeySpkiHex))));

    public static TheoryData<string> Names => [.. File.Cases.Select(one => one.Name)];

    [Fact]
    public void File_HoldsAllCases() => Assert.Equal(57, File.Cases.Length);

    [Theory, MemberData(nameof(Names))]
    public void Read_Case_NamesItsProblem(string name)
    {
        var one = File.Cases.Single(c => c.Name == name);
        var context = ReadingContext.ForComputer(
            SystemId.Parse(one.SystemId).Value!, File.ProductNumber, new Day(File.Today), new Day(File.BuildDay));

        var reading = Reader.Read(one.Code, context);

        Assert.Equal(one.Problem, reading.Problem?.Name());
        Assert.Equal(CodeKind.ActivationCode, reading.Kind);
        Assert.Equal(one.PayloadHex, Convert.ToHexStringLower(reading.Code!.Payload));
        Assert.Equal(one.Problem is null, reading.IsValid);
        Assert.Equal(one.Problem is null or "other-product" or "expired" or "build-not-covered", reading.IsGenuine);
        Assert.Empty(reading.Repairs);
    }

    [Theory, MemberData(nameof(Names))]
    public void Verify_Case_IsTrueForGenuineOnesAlone(string name)
    {
        var one = File.Cases.Single(c => c.Name == name);
        var code = ActivationCode.TryParse(one.Code);
        if (code is null)
        {
            Assert.Equal("left-over bit set", name);
            return;
        }

        var ring = new KeyRing(PublicKey.FromSpki(Convert.FromHexString(File.PublicKeySpkiHex)));
        var genuine = code.Verify(ring, code.Kind == LicenseKind.Unbound ? null : SystemId.Parse(one.SystemId).Value);

        Assert.Equal(one.Problem is null or "other-product" or "expired" or "build-not-covered", genuine);
    }
}
