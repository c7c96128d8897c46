using System.Text;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.KbrsCrm.Tests;

/// <summary>The walk of the README: a real server, its command line, and the sample's verbs.</summary>
public sealed class EndToEndTests : IAsyncLifetime
{
    private RunningServer server = null!;
    private Customer customer = null!;

    public async Task InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        customer = new Customer { Server = server.Client.BaseAddress!.ToString() };
        customer.Trust(server.Owner);
    }

    public async Task DisposeAsync()
    {
        customer.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public void Activate_Online_LicensesUntilGivenBack()
    {
        var key = IssueKey("professional", "--licensee", "Müller Reinigung GmbH");
        Assert.Equal(1, customer.Run("status").Status);

        Assert.Contains("✓ The program is licensed.", customer.Run("activate", key).Succeeded().Out);
        var status = customer.Run("status").Succeeded().Out;
        Assert.Contains("Professional", status);
        Assert.Contains("Müller Reinigung GmbH", status);

        customer.Run("deactivate").Succeeded();
        Assert.Equal(1, customer.Run("status").Status);
    }

    [Fact]
    public void Activate_MistypedKey_OffersTheLikelyOne()
    {
        var key = IssueKey("standard");
        var mistyped = (key[0] == 'A' ? 'B' : 'A') + key[1..];

        var result = customer.Run("activate", mistyped);

        Assert.Equal(1, result.Status);
        Assert.Contains("Did you mean " + key + "?", result.Error);
    }

    [Fact]
    public void Enter_QuotedWithASlipInEveryLine_IsMendedAndLicensed()
    {
        var pasted = Slips.Quoted(Slips.InEveryLine(OfflineCode()));

        var result = customer.RunWith(pasted, "enter").Succeeded();

        Assert.Contains("line 1, group 2: a character was wrong — corrected to ", result.Out);
        Assert.Contains("line 2, group 2: two neighbours were swapped — corrected to ", result.Out);
        Assert.Contains("line 3, group 2: a character was missing — corrected to ", result.Out);
        Assert.Contains("line 4, group 2: there was a character too many — corrected to ", result.Out);
        Assert.Contains("line 5, group 2: a character was wrong — corrected to ", result.Out);
        Assert.Contains("✓ The program is licensed.", result.Out);
        customer.Run("status").Succeeded();
    }

    [Fact]
    public void Enter_FileOfNotepad_IsRead()
    {
        var file = Path.Combine(customer.Folder, "code.txt");
        File.WriteAllText(file, string.Join("\r\n", OfflineCode()), Encoding.Unicode);

        customer.Run("enter", file).Succeeded();
    }

    [Fact]
    public void Enter_InTheMenu_ReadsPlainLines()
    {
        var typed = "2\n" + string.Join('\n', OfflineCode()) + "\n\n0\n";

        Assert.Contains("✓ The program is licensed.", customer.RunWith(typed).Succeeded().Out);
    }

    [Fact]
    public void Deactivate_Offline_GivesAReceiptThatTheServerTakes()
    {
        var key = IssueKey("standard");
        customer.Run("activate", key).Succeeded();

        var given = customer.Run("deactivate", "--offline").Succeeded().Out;

        var receipt = given.Split(' ', '\n', '\r').First(word => LicenseCore.DeactivationReceipt.Parse(word).Value is not null);
        Assert.Contains(receipt, customer.Run("deactivate", "--offline").Succeeded().Out);
        server.Owner.Run("activation", "release", key, "--receipt", receipt).Succeeded();
    }

    [Theory]
    [InlineData("de", "Rückgabebeleg: ")]
    [InlineData("en", "Receipt: ")]
    [InlineData("ru", "Квитанция: ")]
    public void Deactivate_OfflineOverATrial_StillShowsTheReceipt(string language, string label)
    {
        customer.Run("trial").Succeeded();
        customer.Run("activate", IssueKey("standard")).Succeeded();

        var lines = customer.Run("deactivate", "--offline", "--lang", language).Succeeded().Out.Split('\n', StringSplitOptions.TrimEntries);

        var line = lines.Single(line => line.StartsWith(label, StringComparison.Ordinal));
        Assert.NotNull(LicenseCore.DeactivationReceipt.Parse(line[label.Length..]).Value);
    }

    [Fact]
    public void Deactivate_OverATrial_SaysThatItWasDone()
    {
        customer.Run("trial").Succeeded();
        customer.Run("activate", IssueKey("standard")).Succeeded();

        Assert.Contains("given back", customer.Run("deactivate").Succeeded().Out);
    }

    [Fact]
    public void Deactivate_CodeThatWasEntered_NeedsTheKey()
    {
        var key = IssueKey("standard");
        customer.RunWith(OfflineCodeOf(key), "enter").Succeeded();

        Assert.Contains("licence key is needed", customer.Run("deactivate").Error);
        customer.Run("deactivate", key).Succeeded();
        Assert.Equal(1, customer.Run("status").Status);
    }

    [Fact]
    public void Trial_Started_Licenses()
    {
        Assert.Contains("Trial until", customer.Run("trial").Succeeded().Out);
        customer.Run("status").Succeeded();
    }

    private string IssueKey(string edition, params string[] more) =>
        server.Owner.Json(["license", "issue", "--product", "KBRS", "--edition", edition, .. more])[0].GetProperty("key").GetString()!;

    private string[] OfflineCode() => OfflineCodeOf(IssueKey("standard")).Split('\n');

    private string OfflineCodeOf(string key)
    {
        var systemId = customer.Run("system-id").Succeeded().Out.Trim();
        return server.Owner.Json("activation", "create", key, "--system-id", systemId).GetProperty("activationCode").GetString()!;
    }
}
