using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

/// <summary>A new signing key, as the programs of customers meet it: those that know it and those that do not yet.</summary>
public class KeyRotationTests
{
    [Fact]
    public void NewKeyActivated_OldCodesStay_NewOnesNeedAProgramThatKnowsIt()
    {
        using var server = new RealServer();
        var oldRing = server.Keys;
        server.Run("key", "create");
        var standby = server.KeyIds().Single(id => id != oldRing.Keys[0].Id);
        var ring = new KeyRing(oldRing.Keys[0], PublicKey.FromPem(server.Run("key", "export", "--id", standby)));
        var license = server.Issue("--seats", "9");

        using var before = NewComputer(server, ring);
        using var client = before.Start();
        Assert.Equal(LicenseState.Licensed, client.Activate(license).State);
        var stored = CodeOf(before);
        server.Run("key", "activate", standby);

        // Activated before: still licensed, and the same code again.
        Assert.Equal(LicenseState.Licensed, client.Check().State);
        before.EraseDisk();
        Assert.Equal(LicenseState.Licensed, client.Activate(license).State);
        Assert.Equal(stored, CodeOf(before));

        // A new computer: with the program that knows both keys, and with one from before.
        using var after = NewComputer(server, ring);
        using var newer = after.Start();
        Assert.Equal(LicenseState.Licensed, newer.Activate(license).State);
        Assert.NotEqual(stored, CodeOf(after));
        using var late = NewComputer(server, oldRing);
        using var older = late.Start();
        Assert.Equal("newer-program", older.Activate(license).Problem);
    }

    private static string CodeOf(Computer computer) => File.ReadAllLines(computer.File).Single(line => line.StartsWith("code ", StringComparison.Ordinal));

    private static Computer NewComputer(RealServer server, KeyRing ring)
    {
        var computer = new Computer { Server = server.Address, BuildDay = new Day(700) };
        computer.Hardware[SystemComponent.SmbiosUuid] = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        computer.Change = options =>
        {
            options.Keys = ring;
            options.TimeProvider = TimeProvider.System;
        };
        return computer;
    }
}
