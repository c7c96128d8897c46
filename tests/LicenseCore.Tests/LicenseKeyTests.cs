using System.Security.Cryptography;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests;

public class LicenseKeyTests
{
    [Fact]
    public void Create_Many_AreAllDifferentAndReadBack()
    {
        using var random = RandomNumberGenerator.Create();
        var keys = Enumerable.Range(0, 1000).Select(_ => LicenseKey.Create(random)).ToList();

        Assert.Equal(1000, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(key, LicenseKey.Parse(key.ToString()).Value));
        Assert.All(keys, key => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$", key.ToString()));
    }

    [Fact]
    public void Create_Many_UseEverySymbolInEveryPlace()
    {
        using var random = RandomNumberGenerator.Create();
        var seen = new HashSet<char>[20];
        for (var i = 0; i < seen.Length; i++) seen[i] = [];
        for (var n = 0; n < 2000; n++)
        {
            var symbols = LicenseKey.Create(random).ToString().Replace("-", "");
            for (var i = 0; i < seen.Length; i++) seen[i].Add(symbols[i]);
        }

        Assert.All(seen, place => Assert.Equal(Symbols.Alphabet.Length, place.Count));
    }
}
