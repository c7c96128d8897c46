using System.Text;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

/// <summary>An independent reading: the printed code is taken apart here by the description of the format alone, and openssl verifies it.</summary>
public class OpensslTests(Workshop workshop) : IClassFixture<Workshop>
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int SymbolsPerLine = 30;
    private const int DataPerLine = 27;
    private const int SignatureLength = 64;
    private const int SystemIdData = 17;
    private const int SystemIdLength = 11;

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("Reinigungsdienst Ährenfeld & Töchter")]
    public async Task Openssl_CodeOfTheServer_Verifies(string? licensee)
    {
        Tool.Need("openssl", "version");
        var key = licensee is null ? workshop.Issue() : workshop.Issue("--licensee", licensee);
        var computer = Crm.NewComputer().ToString();
        var code = (await workshop.Crm.ActivateAsync(key, computer)).Code;
        Verifies(code, Bytes(Symbols(computer)[..SystemIdData], SystemIdLength), true);
        Verifies(code, Bytes(Symbols(Crm.NewComputer().ToString())[..SystemIdData], SystemIdLength), false);
        Verifies((await workshop.Crm.TryAsync("KBRS", computer)).Code, Bytes(Symbols(computer)[..SystemIdData], SystemIdLength), true);
    }

    [SkippableFact]
    public void Openssl_SiteLicense_Verifies()
    {
        Tool.Need("openssl", "version");
        var code = workshop.Run("activation", "create", workshop.Issue(), "--unbound").GetProperty("activationCode").GetString()!;
        Verifies(code, [], true);
    }

    private void Verifies(string code, byte[] systemId, bool expected)
    {
        var data = code.Split('\n').SelectMany(line =>
        {
            var symbols = Symbols(line);
            Assert.Equal(SymbolsPerLine, symbols.Length);
            return symbols[..DataPerLine];
        }).ToArray();
        var bytes = Bytes(data, data.Length * 5 / 8);
        var payload = bytes[..^SignatureLength];
        byte[] message = [.. Encoding.ASCII.GetBytes("jklab/activation-code/v1\0"), (byte)systemId.Length, .. systemId, .. payload];

        var owner = workshop.Owner;
        owner.Run("key", "export", "--out", owner.PathTo("public.pem")).Succeeded();
        File.WriteAllBytes(owner.PathTo("message"), message);
        File.WriteAllBytes(owner.PathTo("signature"), bytes[^SignatureLength..]);
        var (status, words) = Tool.Run(
            "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", owner.PathTo("public.pem"), "-rawin", "-in", owner.PathTo("message"),
            "-sigfile", owner.PathTo("signature"));
        Assert.True(status == 0 == expected, words);
        File.Delete(owner.PathTo("public.pem"));
    }

    private static int[] Symbols(string printed) => [.. printed.Replace("-", "").Select(symbol => Alphabet.IndexOf(symbol))];

    private static byte[] Bytes(int[] symbols, int length)
    {
        var bits = string.Concat(symbols.Select(symbol => Convert.ToString(symbol, 2).PadLeft(5, '0'))).PadRight(length * 8, '0');
        return [.. Enumerable.Range(0, length).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
