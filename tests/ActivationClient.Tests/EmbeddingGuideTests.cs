using System.Security.Cryptography;
using System.Text.RegularExpressions;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

/// <summary>docs/embedding.md shows the code of <see cref="EmbeddingGuide"/>, and the code works.</summary>
public sealed partial class EmbeddingGuideTests : IDisposable
{
    private static readonly SigningKey Key = SigningKey.Create(RandomNumberGenerator.Create());
    private static readonly Day Built = EmbeddingGuide.Options().BuildDay;

    private readonly string folder = Directory.CreateTempSubdirectory("jklab-guide-").FullName;
    private readonly GuideClock clock = new();
    private readonly LicenseClient client;
    private readonly EmbeddingGuide guide;

    public EmbeddingGuideTests()
    {
        client = EmbeddingGuide.ForTests(folder, new KeyRing(Key.PublicKey), clock);
        guide = new EmbeddingGuide(client);
    }

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Document_EveryBlockOfCSharp_IsARegionThatIsCompiled()
    {
        var source = File.ReadAllText(FromRoot("tests", "ActivationClient.Tests", "EmbeddingGuide.cs"));
        var regions = Region().Matches(source).ToDictionary(match => match.Groups["name"].Value, match => Outdent(match.Groups["code"].Value));
        var document = File.ReadAllText(FromRoot("docs", "embedding.md"));
        var blocks = Block().Matches(document).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["code"].Value);

        Assert.Equal(regions.Keys.Order(), blocks.Keys.Order());
        foreach (var (name, code) in blocks) Assert.Equal(regions[name], code);
        Assert.Equal(blocks.Count, AnyBlock().Count(document));
    }

    [Fact]
    public void Options_AsInTheGuide_AreAccepted()
    {
        using var accepted = new LicenseClient(EmbeddingGuide.OptionsInRussian());
        Assert.Equal(2, EmbeddingGuide.Options().Keys.Keys.Count);
    }

    [Fact]
    public void Start_WithoutACode_SaysWhatToDo() => Assert.Contains("Enter your licence key", guide.Start());

    [Fact]
    public void Start_WithACode_NamesEditionAndLicensee()
    {
        client.EnterCode(Sign("Müller GmbH").ToString());

        Assert.Equal("KBRS CRM Professional, licensed to Müller GmbH", guide.Start());
        Assert.True(guide.MayExport());
    }

    [Fact]
    public void Rows_TypedOneByOne_AreHintedAt()
    {
        var rows = Sign(null).ToString().Split('\n');
        var wrong = (rows[2][0] == '0' ? '1' : '0') + rows[2].Substring(1);

        Assert.Equal("", EmbeddingGuide.HintFor("", 1));
        Assert.Equal("…", EmbeddingGuide.HintFor(rows[0].Substring(0, 8), 1));
        Assert.Equal("… group 1 should have five characters", EmbeddingGuide.HintFor(rows[0].Remove(0, 1).Substring(0, 8), 1));
        Assert.Equal("✓", EmbeddingGuide.HintFor(rows[0].ToLowerInvariant(), 1));
        Assert.Equal("✓ last line", EmbeddingGuide.HintFor(rows[4], 5));
        Assert.Equal("✗ this is line 2, not line 1", EmbeddingGuide.HintFor(rows[1], 1));
        Assert.Equal($"✗ did you mean {rows[2]}?", EmbeddingGuide.HintFor(wrong, 3));
    }

    [Fact]
    public void Rows_OfALongCode_AreShownAsNeeded()
    {
        var rows = Sign("Müller Gebäudereinigung GmbH").ToString().Split('\n');

        Assert.Equal(7, rows.Length);
        Assert.Equal(5, EmbeddingGuide.RowsToShow([rows[0], "", "", "", ""]));
        Assert.Equal(6, EmbeddingGuide.RowsToShow(rows[..5]));
        Assert.Equal(7, EmbeddingGuide.RowsToShow(rows[..6]));
        Assert.Equal(7, EmbeddingGuide.RowsToShow(rows));
    }

    [Fact]
    public void Rows_WithASlip_AreMendedAndLicense()
    {
        var rows = Sign(null).ToString().Split('\n');
        var meant = rows[2];
        rows[2] = (meant[0] == '0' ? '1' : '0') + meant.Substring(1);

        Assert.Contains("Corrected: line 3 is " + meant, guide.EnterClicked(rows));
        Assert.True(client.Check().IsLicensed);
    }

    [Fact]
    public void File_FromAStick_IsEntered()
    {
        var path = Path.Combine(folder, "code.txt");
        File.WriteAllText(path, "Dear customer,\r\n\r\n" + Sign(null) + "\r\n");

        Assert.Equal("The program is licensed.", Language(() => guide.EnterFile(path)));
    }

    [Fact]
    public void Deactivate_WithoutInternet_GivesAReceiptThatProvesIt()
    {
        var code = Sign(null);
        client.EnterCode(code.ToString());

        var shown = guide.DeactivateWithoutInternetClicked();

        var receipt = DeactivationReceipt.Parse(shown.Split('\n')[0].Substring("Receipt: ".Length)).Value;
        Assert.True(receipt!.Proves(code, client.SystemId));
        Assert.False(client.Check().IsLicensed);
        Assert.Equal("code-given-up", client.EnterCode(code.ToString()).Problem);
    }

    [Fact]
    public async Task Activate_WithoutANetwork_LeavesTheLicenseAlone()
    {
        client.EnterCode(Sign(null).ToString());
        var options = EmbeddingGuide.Options();
        options.Keys = new KeyRing(Key.PublicKey);
        options.StateFolder = folder;
        options.TimeProvider = clock;
        options.Components = [new ComponentReader(SystemComponent.SmbiosUuid, () => "4C4C4544-0051-3510-8052-B4C04F4B4D32")];
        options.Server = new Uri("http://127.0.0.1:9/");
        options.OverallTimeout = TimeSpan.FromSeconds(1);
        using var offline = new LicenseClient(options);

        var status = await offline.ActivateAsync("01234-56789-ABCDE-FGDGD");

        Assert.Equal(LicenseOutcome.NotReachable, status.Outcome);
        Assert.True(EmbeddingGuide.IsWorthTryingLater(status));
        Assert.True(status.IsLicensed);
        Assert.Contains("127.0.0.1:9/a/" + offline.SystemId, new EmbeddingGuide(offline).ScreenWithoutInternet());
    }

    [Fact]
    public async Task Activate_WithATypingError_AsksWhatWasMeant()
    {
        var options = EmbeddingGuide.Options();
        options.StateFolder = folder;
        using var online = new LicenseClient(options);

        Assert.Contains("Did you mean 01234-56789-ABCDE-FGDGD?", await new EmbeddingGuide(online).ActivateClicked("01234-56789-ABCDE-FGDGE", default));
    }

    [Fact]
    public void Words_OfTheProgram_ReplaceTheBuiltInOnes()
    {
        var options = EmbeddingGuide.OptionsInRussian();
        options.StateFolder = folder;
        options.Texts = status => status.Problem == "not-activated" ? new LicenseText("our words", "") : EmbeddingGuide.OurWords(status);
        using var ours = new LicenseClient(options);

        Assert.Equal("our words", ours.Check().Message);
    }

    private static string Language(Func<string> say)
    {
        var before = Thread.CurrentThread.CurrentUICulture;
        Thread.CurrentThread.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        try
        {
            return say();
        }
        finally
        {
            Thread.CurrentThread.CurrentUICulture = before;
        }
    }

    private ActivationCode Sign(string? licensee) => ActivationCode.Sign(
        new ActivationTerms
        {
            Kind = LicenseKind.Bound,
            Product = 1,
            Edition = 2,
            License = 7,
            SystemId = client.SystemId,
            IssuedOn = Built,
            Seat = 1,
            Licensee = licensee,
        },
        Key);

    private static string FromRoot(params string[] path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "JkLab.sln"))) root = root.Parent;
        return Path.Combine([root.FullName, .. path]);
    }

    private static string Outdent(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line.Substring(4) : line));

    [GeneratedRegex(@"^ *// snippet: (?<name>[a-z-]+)\n(?<code>.*?)^ *// end$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^<!-- snippet: (?<name>[a-z-]+) -->\n```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^```(csharp|cs|c#)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex AnyBlock();

    private sealed class GuideClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Built.Start.AddDays(10);
    }
}
