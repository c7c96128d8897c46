using System.Text.RegularExpressions;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>docs/embedding.md shows the code of <see cref="EmbeddingGuide"/>, and the code works.</summary>
public sealed partial class EmbeddingGuideTests : IDisposable
{
    private const string Key = "01234-56789-ABCDE-FGDGD";

    private readonly Computer computer = new();
    private readonly List<IDisposable> opened = [];

    public void Dispose()
    {
        foreach (var thing in opened) thing.Dispose();
        computer.Dispose();
    }

    [Fact]
    public void Document_EveryBlockOfCSharp_IsARegionThatIsCompiled()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "ActivationClient.Tests", "EmbeddingGuide.cs"));
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "embedding.md"));
        var regions = Region().Matches(source).ToDictionary(match => match.Groups["name"].Value, match => Outdent(match.Groups["code"].Value));
        var blocks = Block().Matches(document).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["code"].Value);

        Assert.Equal(regions.Keys.Order(), blocks.Keys.Order());
        foreach (var (name, code) in blocks) Assert.Equal(regions[name], code);
        Assert.Equal(blocks.Count, AnyBlock().Count(document));
    }

    [Fact]
    public void Options_AsInTheGuide_AreAccepted()
    {
        using var client = new LicenseClient(EmbeddingGuide.OptionsInRussian());
        Assert.Equal(2, EmbeddingGuide.Options().Keys.Keys.Count);
        Assert.True(EmbeddingGuide.OptionsWithOldKeys().IsOldKey!("kbrs-2019-0001"));
    }

    [Fact]
    public async Task FetchRevocations_NewThenTheSame_TakesItOnce()
    {
        var guide = Guide(out var client);
        var list = RevocationList.Sign(new RevocationTerms { Number = 1, IssuedOn = Clock.Today }, Codes.Key).ToString();
        using var http = new HttpClient(new ListServer(list));

        Assert.Equal(LicenseOutcome.Done, (await guide.FetchRevocations(http, CancellationToken.None)).Outcome);
        Assert.Equal(LicenseOutcome.Checked, (await guide.FetchRevocations(http, CancellationToken.None)).Outcome);
        Assert.Equal("the text of revocations.jklab", EmbeddingGuide.OptionsWithRevocations().Revocations);
        Assert.Equal("not-activated", client.Check().Problem);
    }

    [Fact]
    public void Start_WithoutACode_SaysWhatToDo()
    {
        Assert.Contains("Enter your licence key", Guide(out _).Start());
        Assert.False(Guide(out _).MayExport());
    }

    [Fact]
    public void Start_WithACode_NamesEditionAndLicensee()
    {
        var guide = Guide(out var client);
        client.EnterCode(Sign("Müller GmbH").ToString());

        Assert.Equal("KBRS CRM Professional, licensed to Müller GmbH", guide.Start());
        Assert.True(guide.MayExport());
    }

    [Fact]
    public async Task Activate_OverTheInternet_LicensesAndGivesBack()
    {
        Serve(request => request.Path.EndsWith("/activations", StringComparison.Ordinal)
            ? StubServer.Activated(Sign(null))
            : StubServer.Json("200 OK", new { seat = 1, releasedAt = "2026-03-10T09:30:00Z" }));
        var guide = Guide(out var client);

        Assert.Equal("The program is licensed.", await guide.ActivateClicked(Key, default));
        Assert.Contains("given back", await guide.DeactivateClicked(null, default));
        Assert.False(client.Check().IsLicensed);
    }

    [Fact]
    public async Task Validate_ServerDisagrees_IsShownAndTakesNothingAway()
    {
        Serve(request => request.Path.EndsWith("/activations", StringComparison.Ordinal)
            ? StubServer.Activated(Sign(null))
            : StubServer.Json("200 OK", new { valid = false, code = "license-suspended", detail = "Suspended." }));
        var guide = Guide(out var client);
        await guide.ActivateClicked(Key, default);
        await guide.ValidateInTheBackground(default);
        Assert.NotEmpty(guide.StatusBar);
        Assert.True(client.Check().IsLicensed);
    }

    [Fact]
    public async Task Activate_WithATypingError_AsksWhatWasMeant()
    {
        Serve(_ => StubServer.Silence);

        Assert.Contains("Did you mean " + Key + "?", await Guide(out _).ActivateClicked("01234-56789-ABCDE-FGDGE", default));
    }

    [Fact]
    public async Task Activate_WithoutANetwork_LeavesTheLicenseAlone()
    {
        computer.Server = new Uri("http://127.0.0.1:9/");
        computer.Change = options => options.OverallTimeout = TimeSpan.FromSeconds(1);
        var guide = Guide(out var client);
        client.EnterCode(Sign(null).ToString());

        var status = await client.ActivateAsync(Key);

        Assert.Equal(LicenseOutcome.NotReachable, status.Outcome);
        Assert.True(EmbeddingGuide.IsWorthTryingLater(status));
        Assert.True(status.IsLicensed);
        Assert.Contains("127.0.0.1:9/a/" + client.SystemId, guide.ScreenWithoutInternet());
    }

    [Fact]
    public async Task Trial_FromTheServer_Runs()
    {
        Serve(_ => StubServer.Activated(Codes.Trial(computer.SystemId)));

        Assert.StartsWith("Trial until", await Guide(out var client).TrialClicked(default));
        Assert.StartsWith("KBRS CRM Professional – Trial until", new EmbeddingGuide(client).Start());
    }

    [Fact]
    public async Task Deactivate_WithAnEnteredCode_AsksForTheKey()
    {
        Serve(_ => StubServer.Silence);
        var guide = Guide(out var client);
        client.EnterCode(Sign(null).ToString());

        Assert.Contains("licence key is needed", await guide.DeactivateClicked(null, default));
    }

    [Fact]
    public void Deactivate_WithoutInternet_GivesAReceiptThatProvesIt()
    {
        var guide = Guide(out var client);
        var code = Sign(null);
        client.EnterCode(code.ToString());

        var shown = guide.DeactivateWithoutInternetClicked();

        var receipt = DeactivationReceipt.Parse(shown.Split('\n')[0].Substring("Receipt: ".Length)).Value;
        Assert.True(receipt!.Proves(code, client.SystemId));
        Assert.Equal("code-given-up", client.EnterCode(code.ToString()).Problem);
    }

    [Fact]
    public void Rows_TypedOneByOne_AreHintedAt()
    {
        var rows = Sign(null).ToString().Split('\n');

        Assert.Equal("", EmbeddingGuide.HintFor("", 1));
        Assert.Equal("…", EmbeddingGuide.HintFor(rows[0].Substring(0, 8), 1));
        Assert.Equal("… group 1 should have five characters", EmbeddingGuide.HintFor(rows[0].Substring(1, 8), 1));
        Assert.Equal("✓", EmbeddingGuide.HintFor(rows[0].ToLowerInvariant(), 1));
        Assert.Equal("✓ last line", EmbeddingGuide.HintFor(rows[4], 5));
        Assert.Equal("✗ this is line 2, not line 1", EmbeddingGuide.HintFor(rows[1], 1));
        Assert.Equal($"✗ did you mean {rows[2]}?", EmbeddingGuide.HintFor(Mistype(rows[2]), 3));
    }

    [Fact]
    public void Rows_OfALongCode_AreShownAsNeeded()
    {
        var rows = Sign("Müller Gebäudereinigung GmbH").ToString().Split('\n');

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
        rows[2] = Mistype(meant);

        Assert.Equal("The program is licensed.\nCorrected: line 3 is " + meant, Guide(out _).EnterClicked(rows));
    }

    [Fact]
    public void File_FromAStick_IsEntered()
    {
        var path = Path.Combine(computer.Disk, "code.txt");
        File.WriteAllText(path, "Dear customer,\r\n\r\n" + Sign(null) + "\r\n");

        Assert.Equal("The program is licensed.", Guide(out _).EnterFile(path));
    }

    [Fact]
    public void Words_OfTheProgram_ReplaceTheBuiltInOnes()
    {
        Serve(_ => StubServer.Problem("409 Conflict", "seats-exhausted"));
        computer.Change = options => options.Texts = EmbeddingGuide.OurWords;
        _ = Guide(out var client);

        Assert.Equal("All workstations of your licence are in use.", client.Activate(Key).Message);
        Assert.Contains("not activated", client.Check().Message);
    }

    [Fact]
    public void ForTests_ACodeOfTheTestsOwnKey_Licenses()
    {
        using var client = EmbeddingGuide.ForTests(computer.Disk, Codes.Ring, computer.Clock);

        Assert.True(client.EnterCode(Codes.For(client.SystemId).ToString()).IsLicensed);
    }

    private EmbeddingGuide Guide(out LicenseClient client)
    {
        opened.Add(client = computer.Start());
        return new EmbeddingGuide(client);
    }

    private void Serve(Func<StubRequest, string> answer)
    {
        var server = new StubServer(answer);
        opened.Add(server);
        computer.Server = server.Address;
    }

    private ActivationCode Sign(string? licensee) => Codes.For(computer.SystemId, terms => terms with { Licensee = licensee });

    private static string Mistype(string row) => (row[0] == '0' ? '1' : '0') + row.Substring(1);

    private static string Outdent(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line.Substring(4) : line));

    [GeneratedRegex(@"^ *// snippet: (?<name>[a-z-]+)\n(?<code>.*?)^ *// end$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^<!-- snippet: (?<name>[a-z-]+) -->\n```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^```(csharp|cs|c#)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex AnyBlock();

    /// <summary>Gives the list to whoever has not got it.</summary>
    private sealed class ListServer(string list) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            var has = request.Headers.IfNoneMatch.Any(tag => tag.Tag == "\"1\"");
            var response = new HttpResponseMessage(has ? System.Net.HttpStatusCode.NotModified : System.Net.HttpStatusCode.OK) { Content = new StringContent(has ? "" : list) };
            response.Headers.ETag = new System.Net.Http.Headers.EntityTagHeaderValue("\"1\"");
            return Task.FromResult(response);
        }
    }
}
