using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests.Signing;

/// <summary>C2SP/wycheproof: every valid signature verifies, every invalid one does not.</summary>
public class WycheproofTests
{
    private static readonly TestFile File = Vectors.Read<TestFile>("wycheproof-ed25519.json");

    public static TheoryData<int> Ids => [.. File.TestGroups.SelectMany(group => group.Tests).Select(test => test.TcId)];

    [Fact]
    public void File_HoldsAllCases() => Assert.Equal(151, File.TestGroups.Sum(group => group.Tests.Length));

    [Theory, MemberData(nameof(Ids))]
    public void Verify_Case_AgreesWithItsResult(int id)
    {
        var group = File.TestGroups.Single(g => g.Tests.Any(t => t.TcId == id));
        var test = group.Tests.Single(t => t.TcId == id);
        Assert.True(test.Result is "valid" or "invalid");

        var key = Ed25519.Point.TryDecode(Convert.FromHexString(group.PublicKey.Pk));
        var verified = key is not null && key.Verify(Convert.FromHexString(test.Msg), Convert.FromHexString(test.Sig));

        Assert.Equal(test.Result == "valid", verified);
    }

    private sealed record TestFile(Group[] TestGroups);

    private sealed record Group(Key PublicKey, Case[] Tests);

    private sealed record Key(string Pk);

    private sealed record Case(int TcId, string Msg, string Sig, string Result);
}
