using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>The life of a licence, with the server itself.</summary>
public class RealServerTests : IClassFixture<RealServerTests.Workshop>
{
    private readonly Workshop workshop;

    public RealServerTests(Workshop workshop) => this.workshop = workshop;

    [Fact]
    public void Activate_Check_Deactivate_ActivateElsewhere()
    {
        var key = workshop.Server.Issue("--licensee", "Müller & Söhne", "--features", "0,3");
        using var first = NewComputer();
        using var client = first.Start();
        var status = client.Activate(key, "Empfang");
        Assert.True(status.IsLicensed, status.Problem + " " + status.Message);
        Assert.Equal(("Professional", "Müller & Söhne", 0b1001), (status.Edition, status.Licensee, status.Features));

        using var second = NewComputer();
        using var other = second.Start();
        var full = other.Activate(key);
        Assert.Equal((LicenseOutcome.Refused, "seats-exhausted"), (full.Outcome, full.Problem));
        Assert.Equal((LicenseOutcome.Done, LicenseState.NotActivated), (client.Deactivate().Outcome, client.Check().State));
        Assert.Equal(LicenseState.Licensed, other.Activate(key).State);
    }

    [Fact]
    public void Activate_StateLost_TheSameCodeAgain()
    {
        var key = workshop.Server.Issue();
        using var computer = NewComputer();
        using var client = computer.Start();
        client.Activate(key);
        var before = File.ReadAllLines(computer.File).Single(line => line.StartsWith("code ", StringComparison.Ordinal));
        computer.EraseDisk();
        client.Activate(key);
        Assert.Contains(before, File.ReadAllLines(computer.File));
    }

    [Fact]
    public void Validate_ServerPutBackFromABackup_KnowsTheActivationAgain()
    {
        var key = workshop.Server.Issue();
        using var computer = NewComputer();
        using var client = computer.Start();
        client.Activate(key);
        var before = File.ReadAllText(computer.File);
        workshop.Server.Forget();
        Assert.Equal("[]", workshop.Server.Run("activation", "list", "--license", key, "--json").Trim());

        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed), (client.Validate().Outcome, client.Check().State));
        Assert.Contains(client.SystemId.ToString(), workshop.Server.Run("activation", "list", "--license", key));
        Assert.Equal(before, File.ReadAllText(computer.File));
    }

    [Fact]
    public void Validate_LicenseChanged_BringsTheNewCode()
    {
        var key = workshop.Server.Issue();
        using var computer = NewComputer();
        using var client = computer.Start();
        Assert.Equal("Professional", client.Activate(key).Edition);
        workshop.Server.Run("license", "change", key, "--edition", "standard");
        var status = client.Validate();
        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed, "Standard"), (status.Outcome, status.State, status.Edition));
    }

    [Fact]
    public void Validate_RefusedOrUnanswered_TakesNothingAway()
    {
        var key = workshop.Server.Issue();
        using var computer = NewComputer();
        using var client = computer.Start();
        Assert.Equal("not-activated", client.Validate().Problem);
        client.Activate(key);
        workshop.Server.Run("license", "suspend", key, "--reason", "unpaid");
        var refused = client.Validate();
        Assert.Equal((LicenseOutcome.Refused, "license-suspended", LicenseState.Licensed), (refused.Outcome, refused.Problem, refused.State));
        Assert.NotEmpty(refused.Message);
        var other = client.Validate(workshop.Server.Issue());
        Assert.Equal((LicenseOutcome.Refused, "activation-code-rejected", LicenseState.Licensed), (other.Outcome, other.Problem, other.State));
    }

    [Fact]
    public void OldKey_OfTheFormerSystem_ServesAsTyped()
    {
        workshop.Server.Import("key,edition\nOLD-2019-0001-ABCD,professional\n");
        using var computer = NewComputer();
        computer.Change += options => options.IsOldKey = text => text.StartsWith("OLD", StringComparison.OrdinalIgnoreCase);
        using var client = computer.Start();
        Assert.Equal(LicenseState.Licensed, client.Activate(" old 2019 0001 abcd ").State);
        using var restarted = computer.Start();
        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed), (restarted.Validate().Outcome, restarted.Check().State));
        Assert.Equal("license-key-malformed", restarted.Validate("OLD-2019-0001-ABCE").Problem);
        Assert.Equal((LicenseOutcome.Done, LicenseState.NotActivated), (restarted.Deactivate().Outcome, restarted.Check().State));
        Assert.Equal((LicenseOutcome.Rejected, "license-key-malformed"), (restarted.Activate("NEW-2019-0001").Outcome, restarted.Activate("NEW-2019-0001").Problem));
    }

    [Fact]
    public void OfflineCode_AndReceipt_AreTakenByTheOwner()
    {
        var key = workshop.Server.Issue();
        using var computer = NewComputer();
        using var client = computer.Start();
        var code = workshop.Server.Run("activation", "create", key, "--system-id", client.SystemId.ToString());
        Assert.Equal(LicenseState.Licensed, client.EnterCode(code).State);
        var receipt = client.DeactivateOffline().Receipt!;
        workshop.Server.Run("activation", "release", key, "--receipt", receipt.ToString());
        Assert.Equal("code-given-up", client.EnterCode(code).Problem);

        // A computer activated again after its release gets a code of its own.
        Assert.Equal(LicenseState.Licensed, client.Activate(key).State);
    }

    [Fact]
    public void ReceiptNotHandedIn_ActivatedAgain_TheClientHandsItIn()
    {
        var key = workshop.Server.Issue();
        using var computer = NewComputer();
        using var client = computer.Start();
        client.Activate(key);
        client.DeactivateOffline();
        Assert.Equal(LicenseState.Licensed, client.Activate(key).State);
    }

    [Fact]
    public void NewHardware_TheSeatMovesAlong()
    {
        var key = workshop.Server.Issue();
        using var computer = NewComputer();
        using (var before = computer.Start()) before.Activate(key);
        computer.Hardware[SystemComponent.SmbiosUuid] = Uuid();
        computer.Hardware[SystemComponent.DiskSerial] = "WD-WCC4N1234567";
        using var client = computer.Start();
        Assert.Equal(LicenseState.OtherComputer, client.Check().State);
        Assert.Equal(LicenseState.Licensed, client.Activate(key).State);
    }

    [Fact]
    public void Trial_OncePerComputer_ThenALicense()
    {
        using var computer = NewComputer();
        using var client = computer.Start();
        Assert.Equal(LicenseState.Trial, client.StartTrial().State);
        Assert.Equal(LicenseState.Trial, client.StartTrial().State);
        Assert.Equal(LicenseState.Licensed, client.Activate(workshop.Server.Issue()).State);
    }

    [Fact]
    public void Refusals_OfTheServer_KeepTheirNames()
    {
        using var computer = NewComputer();
        using var client = computer.Start();
        var key = workshop.Server.Issue();
        workshop.Server.Run("license", "suspend", key, "--reason", "unpaid");
        var status = client.Activate(key);
        Assert.Equal((LicenseOutcome.Refused, "license-suspended"), (status.Outcome, status.Problem));
        Assert.Equal("This licence is suspended.", status.Message);
        Assert.Equal("license-not-found", client.Activate("01234-56789-ABCDE-FGDGD").Problem);
    }

    private Computer NewComputer()
    {
        var computer = new Computer { Server = workshop.Server.Address, BuildDay = new Day(700) };
        computer.Hardware[SystemComponent.SmbiosUuid] = Uuid();
        computer.Change = options =>
        {
            options.Keys = workshop.Keys;
            options.TimeProvider = TimeProvider.System;
        };
        return computer;
    }

    private static string Uuid() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    /// <summary>One server for all these tests.</summary>
    public sealed class Workshop : IDisposable
    {
        public Workshop() => Keys = Server.Keys;

        internal RealServer Server { get; } = new();

        internal LicenseCore.Signing.KeyRing Keys { get; }

        public void Dispose() => Server.Dispose();
    }
}
