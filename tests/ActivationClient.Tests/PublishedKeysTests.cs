using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

public class PublishedKeysTests
{
    private const string VectorKey = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";

    public static TheoryData<string> Published() => [VectorKey, File.ReadAllText(Path.Combine(Repository.Root, "keys.example", "public.pem"))];

    [Theory]
    [MemberData(nameof(Published))]
    public void PublishedKey_IsRefusedByReleaseBuildsAlone(string pem)
    {
        using var computer = new Computer();
        var key = PublicKey.FromPem(pem);
        Assert.True(key.Id is PublishedKeys.Vectors or PublishedKeys.Example);
        computer.Change = options => options.Keys = new KeyRing(Codes.Key.PublicKey, key);
#if DEBUG
        using var client = computer.Start();
        Assert.False(client.Check().IsLicensed);
#else
        Assert.Contains(key.Id, Assert.Throws<ArgumentException>(computer.Start).Message);
#endif
    }
}
