using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Keys;

/// <summary>A signing key goes to paper and comes back, as a person types it and as a scanner reads it.</summary>
public partial class PaperTests : IDisposable
{
    private readonly Owner owner = new() { RunsBinary = true };
    private readonly string id;
    private readonly string pem;
    private readonly string[] lines;

    public PaperTests()
    {
        var printed = owner.Json("key", "paper");
        id = printed.GetProperty("keyId").GetString()!;
        lines = [.. printed.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!)];
        pem = File.ReadAllText(KeyFile);
        File.Delete(KeyFile);
    }

    private string KeyFile => Path.Combine(owner.Data, "keys", id + ".pem");

    [SkippableFact]
    public void Lines_AsAPersonTypesThem_BringTheKeyBack()
    {
        var typed = $"{lines[2].ToLowerInvariant()}\n{lines[0].Replace('0', 'O').Replace('1', 'I')}\n{lines[1].Replace("-", " ")}\n";

        var imported = owner.RunWith(typed, null, "key", "import", "-", "--json").Succeeded();

        Assert.Equal(id, imported.Json[0].GetProperty("keyId").GetString());
        Assert.Contains($"the private half of {id} is in its place", imported.Error);
        Assert.Equal(pem, File.ReadAllText(KeyFile));
        Assert.Equal("600", Mode.Of(KeyFile));
        Assert.Single(owner.Json("key", "list").EnumerateArray());
    }

    [Fact]
    public void Lines_WithASlipInEach_AreMendedAndToldWithoutTheSecret()
    {
        var typed = string.Join("\n", lines.Select((line, n) => Swapped(line, 6 * n)));

        var imported = owner.RunWith(typed, null, "key", "import", "-").Succeeded();

        Assert.Equal(pem, File.ReadAllText(KeyFile));
        Assert.Contains("note: line 3, group ", imported.Error);
        Assert.All(lines, line => Assert.DoesNotContain(line, imported.Error));
    }

    [Fact]
    public void Lines_MissingOrMistyped_AreNamed()
    {
        AssertRefused($"{lines[0]}\n{lines[2]}", "line 2 is missing");
        AssertRefused($"{lines[0]}\n{lines[1]}\n{lines[2].Remove(18, 3)}", "line 3, group 4 is mistyped");
        AssertRefused("", "neither a key in PEM nor a line of 'key paper' is in it");
        AssertRefused("01234-56789-ABCDE-FGDGD", "it is a licence key");
        owner.RunWith("", null, "key", "import", "nowhere.txt").Failed("nowhere.txt does not exist");
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public void Paper_OnAnotherServer_IsANewKeyThere()
    {
        using var other = new Owner { RunsBinary = true };
        while (other.Json("key", "list")[0].GetProperty("keyId").GetString()![..2] == id[..2]) Directory.Delete(other.Data, recursive: true);

        var imported = other.RunWith(string.Concat(lines), null, "key", "import", "-", "--json").Succeeded();

        Assert.Equal(id, imported.Json[0].GetProperty("keyId").GetString());
        Assert.False(imported.Json[0].GetProperty("active").GetBoolean());
        Assert.Contains("build the public half into your programs", imported.Error);
    }

    [Fact]
    public void Paper_OfAnEncryptedKey_HoldsItPlainAndIsStoredEncrypted()
    {
        owner.Write("passphrase", "right\n");
        var encrypted = owner.Json("key", "create", "--passphrase-file", "passphrase")[0].GetProperty("keyId").GetString()!;
        var file = Path.Combine(owner.Data, "keys", encrypted + ".pem");
        owner.Run("key", "paper", "--id", encrypted).Failed("it is encrypted and no passphrase is known");
        var paper = owner.Run("key", "paper", "--id", encrypted, "--Signing:PassphraseFile=passphrase").Succeeded();
        File.Delete(file);

        owner.RunWith(paper.Out, null, "key", "import", "-", "--passphrase-file", "passphrase").Succeeded();

        Assert.Contains("ENCRYPTED", File.ReadAllText(file));
        owner.Run("key", "activate", encrypted, "--Signing:PassphraseFile=passphrase").Succeeded();
    }

    [SkippableFact]
    public void Page_IsPrivateAndWholeAndNeverWrittenOver()
    {
        File.WriteAllText(KeyFile, pem);
        Mode.Set(KeyFile, "600");
        owner.Run("product", "add", "KBRS2", "--number", "2", "--name", "KBRS <CRM> 2", "--edition", "standard=1").Succeeded();

        var written = owner.Run("key", "paper", "--out", "page.html").Succeeded();

        Assert.Contains("not encrypted; whoever holds", written.Error);
        Assert.Equal("page.html", written.Out.Trim());
        Assert.Equal("600", Mode.Of(owner.PathTo("page.html")));
        var html = File.ReadAllText(owner.PathTo("page.html"));
        Assert.All([.. lines, id, "KBRS &lt;CRM&gt; 2", "Signaturschlüssel auf Papier", "Whoever holds this sheet", "<svg"], part => Assert.Contains(part, html));
        Assert.DoesNotMatch("(src|href)=", html);
        owner.Run("key", "paper", "--out", "page.html").Failed("page.html is there already");
        Assert.Equal(html, File.ReadAllText(owner.PathTo("page.html")));
        owner.Run("key", "paper", "--out", "nowhere/page.html").Failed("cannot be written");
        owner.Run("key", "paper", "--id", "nonsense").Failed("there is no key 'nonsense'");

        File.Delete(KeyFile);
        owner.Run("key", "import", "page.html").Succeeded();
        Assert.Equal(pem, File.ReadAllText(KeyFile));
    }

    [Fact]
    public void Paper_OfAKeyThatIsNotHere_IsRefused()
    {
        owner.Run("key", "paper").Failed("is missing");
        owner.Run("key", "paper", "--out", "page.html").Failed("is missing");
        Assert.False(File.Exists(owner.PathTo("page.html")));
    }

    [SkippableFact]
    public void Qr_ReadByAScanner_BringsTheKeyBack()
    {
        Tool.Need("zbarimg", "--version");
        owner.RunWith(string.Concat(lines), null, "key", "import", "-").Succeeded();
        var text = owner.Run("key", "paper").Succeeded().Out;
        owner.Run("key", "paper", "--out", "page.html").Succeeded();
        owner.Write("terminal.pbm", Bitmap([.. text.Split('\n').Where(row => row.Length == 45 && HalfBlocks().IsMatch(row))]));
        owner.Write("page.pbm", BitmapOfSvg(File.ReadAllText(owner.PathTo("page.html"))));

        foreach (var picture in new[] { "terminal.pbm", "page.pbm" })
        {
            var (status, words) = Tool.Run("zbarimg", "--quiet", "--raw", owner.PathTo(picture));
            var scanned = words.Split('\n')[0]; // the rest is what it has to say about cameras
            Assert.Equal((0, string.Concat(lines).Replace("-", "")), (status, scanned));
            File.Delete(KeyFile);
            owner.RunWith(scanned, null, "key", "import", "-").Succeeded();
            Assert.Equal(pem, File.ReadAllText(KeyFile));
        }
    }

    [SkippableFact]
    public void Import_BesideADamagedFile_ChangesNothing()
    {
        File.WriteAllText(KeyFile, "damaged");
        Mode.Set(KeyFile, "600");
        Assert.Contains("move ", owner.RunWith(string.Concat(lines), null, "key", "import", "-").Failed("cannot be used").Error);
        Assert.Equal("damaged", File.ReadAllText(KeyFile));
    }

    [Fact]
    public void Paper_LeavesATraceWithoutTheSecret()
    {
        var entries = Sql.Query(owner, "SELECT action || ' ' || COALESCE(details, '') FROM audit_entries", 0);
        Assert.Contains(entries, entry => entry.StartsWith("key.printed") && entry.Contains(id));
        Assert.DoesNotContain(entries, entry => lines.Any(entry.Contains));
    }

    public void Dispose() => owner.Dispose();

    private void AssertRefused(string typed, string message) => owner.RunWith(typed, null, "key", "import", "-").Failed("the text is no signing key: " + message);

    private static string Swapped(string line, int at)
    {
        while (line[at] == '-' || line[at + 1] == '-' || line[at] == line[at + 1]) at++;
        return line[..at] + line[at + 1] + line[at] + line[(at + 2)..];
    }

    // A plain bitmap, four pixels a module.
    private static string Bitmap(string[] rows)
    {
        var modules = rows.SelectMany(row => new[] { row.Select(c => c is '█' or '▀').ToArray(), row.Select(c => c is '█' or '▄').ToArray() }).ToArray();
        return Bitmap(modules);
    }

    private static string Bitmap(bool[][] modules)
    {
        var pixels = modules.SelectMany(row => Enumerable.Repeat(string.Concat(row.Select(isDark => isDark ? "1111" : "0000")), 4));
        return $"P1\n{modules[0].Length * 4} {modules.Length * 4}\n{string.Join("\n", pixels)}\n";
    }

    private static string BitmapOfSvg(string html)
    {
        var side = int.Parse(ViewBox().Match(html).Groups[1].Value);
        var modules = Enumerable.Range(0, side).Select(_ => new bool[side]).ToArray();
        foreach (Match bar in Bar().Matches(html))
        {
            var (x, y, length) = (int.Parse(bar.Groups[1].Value), int.Parse(bar.Groups[2].Value), int.Parse(bar.Groups[3].Value));
            Array.Fill(modules[y], true, x, length);
        }

        return Bitmap(modules);
    }

    [GeneratedRegex("^[█▀▄ ]+$")]
    private static partial Regex HalfBlocks();

    [GeneratedRegex("viewBox=\"0 0 ([0-9]+) ")]
    private static partial Regex ViewBox();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h([0-9]+)v1h-")]
    private static partial Regex Bar();
}
