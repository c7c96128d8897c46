using System.Globalization;
using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

public class RevocationTests : IDisposable
{
    private static readonly SigningKey Standby = MakeStandby();
    private static readonly KeyRing Both = new(Codes.Key.PublicKey, Standby.PublicKey);
    private readonly Computer computer = new() { Change = options => options.Keys = Both };

    public void Dispose() => computer.Dispose();

    [Theory]
    [InlineData("en-US", "This licence was revoked.")]
    [InlineData("de-DE", "Diese Lizenz wurde widerrufen.")]
    [InlineData("ru-RU", "Эта лицензия отозвана.")]
    public void License_Revoked_IsNoLongerLicensedAndSaysWhatToDo(string culture, string message)
    {
        computer.Change = options => (options.Keys, options.Culture) = (Both, CultureInfo.GetCultureInfo(culture));
        using var client = computer.Start();
        var code = Codes.For(client.SystemId);
        client.EnterCode(code.ToString());

        var updated = client.UpdateRevocations(ListOf(1, licenses: [code.License]));

        using var restarted = computer.Start();
        foreach (var status in new[] { updated, client.Check(), restarted.Check() })
        {
            Assert.Equal((LicenseState.Revoked, false, "license-revoked"), (status.State, status.IsLicensed, status.Problem));
            Assert.Equal((message, (long)code.License), (status.Message, status.License));
            Assert.NotEmpty(status.NextStep);
        }

        Assert.Equal(LicenseOutcome.Done, updated.Outcome);
    }

    [Fact]
    public void License_RevokedByTheShippedList_IsRefusedWhenEnteredAndNotKept()
    {
        var code = Codes.For(computer.SystemId);
        computer.Change = options => (options.Keys, options.Revocations) = (Both, ListOf(1, licenses: [code.License]));
        using var client = computer.Start();

        var status = client.EnterCode(code.ToString());

        Assert.Equal((LicenseOutcome.Rejected, "license-revoked", LicenseState.NotActivated), (status.Outcome, status.Problem, status.State));
        Assert.Equal("This licence was revoked.", status.Message);
        Assert.Equal("not-activated", client.Check().Problem);
    }

    [Fact]
    public void Seat_RevokedUpToACode_LeavesTheNextOneOfThatSeat()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId, terms => terms with { License = 4711, Seat = 3 });
        var next = Codes.For(client.SystemId, terms => terms with { License = 4711, Seat = 3, Issue = 1 });
        client.EnterCode(code.ToString());

        var status = client.UpdateRevocations(ListOf(1, seats: [new RevokedSeat(4711, 3, code.IssuedOn, code.Issue)]));

        Assert.Equal((LicenseState.Revoked, "activation-revoked"), (status.State, status.Problem));
        Assert.Equal((LicenseOutcome.Rejected, "activation-revoked"), (client.EnterCode(code.ToString()).Outcome, client.Check().Problem));
        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed), (client.EnterCode(next.ToString()).Outcome, client.Check().State));
        Assert.Equal("activation-revoked", client.EnterCode(code.ToString()).Problem);
        Assert.True(client.Check().IsLicensed);
    }

    [Fact]
    public void Revocation_LiftedByANewerList_MakesTheKeptCodeValidAgain()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId);
        client.EnterCode(code.ToString());
        client.UpdateRevocations(ListOf(1, licenses: [code.License]));
        Assert.False(client.Check().IsLicensed);

        Assert.True(client.UpdateRevocations(ListOf(2)).IsLicensed);
        Assert.True(client.Check().IsLicensed);
        Assert.True(client.UpdateRevocations(ListOf(1, licenses: [code.License])).IsLicensed);
    }

    [Fact]
    public void Retired_Key_KeepsWhatItLegitimatelySignedAndNothingElse()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId);
        var thiefs = Codes.For(client.SystemId, terms => terms with { IssuedOn = Clock.Today.AddDays(-300), Edition = 2 });
        client.EnterCode(code.ToString());

        var status = client.UpdateRevocations(Retiring(1, code));

        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed, null), (status.Outcome, status.State, status.Problem));
        var entered = client.EnterCode(thiefs.ToString());
        Assert.Equal((LicenseOutcome.Rejected, "not-genuine", LicenseState.Licensed), (entered.Outcome, entered.Problem, entered.State));
        Assert.Equal(LicenseState.Licensed, client.EnterCode(ActivationCode.Sign(Codes.Terms(client.SystemId), Standby).ToString()).State);
        Assert.Equal(LicenseState.Licensed, client.EnterCode(code.ToString()).State);
    }

    [Fact]
    public void Retired_Key_MakesAThiefsStoredCodeNotGenuine()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());

        var status = client.UpdateRevocations(Retiring(1, Codes.For(client.SystemId)));

        Assert.Equal((LicenseState.NotActivated, "not-genuine"), (status.State, status.Problem));
        Assert.Equal(LicenseState.Licensed, client.UpdateRevocations(ListOf(2)).State);
    }

    [Fact]
    public void SiteLicenseAndTrial_Revoked_AreNoLongerLicensed()
    {
        using var client = computer.Start();
        var trial = Codes.Trial(client.SystemId);
        var site = Codes.For(client.SystemId, terms => terms with { Kind = LicenseKind.Unbound, SystemId = null });
        Assert.Equal(LicenseState.Trial, client.EnterCode(trial.ToString()).State);
        Assert.Equal(LicenseState.Licensed, client.EnterCode(site.ToString()).State);

        Assert.Equal(LicenseState.Trial, client.UpdateRevocations(ListOf(1, licenses: [site.License])).State);
        Assert.Equal(LicenseState.Revoked, client.UpdateRevocations(ListOf(2, licenses: [site.License, trial.License])).State);
    }

    [Fact]
    public void List_ForgedTornOrNone_ChangesNothing()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId);
        client.EnterCode(code.ToString());
        client.UpdateRevocations(ListOf(5));
        using var stranger = SigningKey.Create(RandomNumberGenerator.Create());
        var good = ListOf(6, licenses: [code.License]);
        string?[] bad =
        [
            null, "", "<html>Please sign in to the network</html>", good[..^30], good.Replace("A", "B"),
            RevocationList.Sign(new RevocationTerms { Number = 6, IssuedOn = Clock.Today, Licenses = [code.License] }, stranger).ToString(),
        ];
        foreach (var text in bad)
        {
            var status = client.UpdateRevocations(text);
            Assert.Equal((LicenseOutcome.Rejected, "revocation-list-refused", LicenseState.Licensed), (status.Outcome, status.Problem, status.State));
            Assert.StartsWith("The revocation list was not accepted", status.Message);
        }

        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed), (client.UpdateRevocations(ListOf(4, licenses: [code.License])).Outcome, client.Check().State));
        Assert.Equal((LicenseOutcome.Done, LicenseState.Revoked), (client.UpdateRevocations(good).Outcome, client.Check().State));
    }

    [Fact]
    public void List_SignedByAKeyThatTheNewestRetires_ChangesNothing()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId);
        client.EnterCode(code.ToString());
        client.UpdateRevocations(Retiring(2, code));

        var thiefs = RevocationList.Sign(new RevocationTerms { Number = uint.MaxValue, IssuedOn = Clock.Today, Licenses = [code.License] }, Codes.Key);

        Assert.True(client.UpdateRevocations(thiefs.ToString()).IsLicensed);
        Assert.False(client.UpdateRevocations(ListOf(3, licenses: [code.License])).IsLicensed);
    }

    [Fact]
    public void List_OfAThiefTakenInEarlier_GivesWayToTheShippedOneThatRetiresHisKey()
    {
        var code = Codes.For(computer.SystemId);
        using (var client = computer.Start())
        {
            client.EnterCode(code.ToString());
            var thiefs = new RevocationTerms { Number = uint.MaxValue, IssuedOn = Clock.Today, Licenses = [code.License] };
            Assert.False(client.UpdateRevocations(RevocationList.Sign(thiefs, Codes.Key).ToString()).IsLicensed);
        }

        computer.Change = options => (options.Keys, options.Revocations) = (Both, Retiring(3, code));
        using var update = computer.Start();
        Assert.True(update.Check().IsLicensed);
    }

    [Fact]
    public void List_OfAThiefThatCountsNoMore_IsReplacedByTheNextGenuineOne()
    {
        var code = ActivationCode.Sign(Codes.Terms(computer.SystemId), Standby);
        using (var client = computer.Start())
        {
            client.EnterCode(code.ToString());
            var thiefs = new RevocationTerms { Number = uint.MaxValue, IssuedOn = Clock.Today };
            Assert.True(client.UpdateRevocations(RevocationList.Sign(thiefs, Codes.Key).ToString()).IsLicensed);
        }

        computer.Change = options => (options.Keys, options.Revocations) = (Both, Retiring(91000000));
        using (var update = computer.Start())
        {
            Assert.True(update.Check().IsLicensed);
            var status = update.UpdateRevocations(ListOf(91000500, licenses: [code.License]));
            Assert.Equal((LicenseOutcome.Done, LicenseState.Revoked), (status.Outcome, status.State));
            Assert.Equal(LicenseState.Revoked, update.UpdateRevocations(ListOf(91000400)).State);
        }

        using var restarted = computer.Start();
        Assert.Equal(LicenseState.Revoked, restarted.Check().State);
        Assert.True(restarted.UpdateRevocations(ListOf(91000600)).IsLicensed);
    }

    [Fact]
    public void List_TakenWhileAnotherProcessKeepsANewerOne_LeavesThatOne()
    {
        var file = new RevocationFile(computer.Disk, shared: false);
        var (shipped, older, newer) = (Parsed(Retiring(1)), Parsed(ListOf(2)), Parsed(ListOf(3)));

        Assert.True(file.TrySave(newer, shipped, Both, TimeSpan.Zero));
        Assert.True(new RevocationFile(computer.Disk, shared: false).TrySave(older, shipped, Both, TimeSpan.Zero));

        Assert.Equal(3u, new RevocationFile(computer.Disk, shared: false).Read(Both)!.Number);
    }

    [Fact]
    public void KeptList_Corrupt_FallsBackToTheShippedOne()
    {
        var code = Codes.For(computer.SystemId);
        computer.Change = options => (options.Keys, options.Revocations) = (Both, ListOf(1, licenses: [code.License + 1]));
        using (var client = computer.Start())
        {
            client.EnterCode(code.ToString());
            Assert.Equal(LicenseState.Revoked, client.UpdateRevocations(ListOf(2, licenses: [code.License])).State);
        }

        var kept = Path.Combine(computer.Disk, RevocationFile.FileName);
        foreach (var damage in new[] { "", "noise", File.ReadAllText(kept)[..^30] })
        {
            File.WriteAllText(kept, damage);
            using var client = computer.Start();
            Assert.Equal(LicenseState.Licensed, client.Check().State);
            Assert.Equal("license-revoked", client.EnterCode(Codes.For(client.SystemId, terms => terms with { License = code.License + 1 }).ToString()).Problem);
        }

        using var repaired = computer.Start();
        Assert.Equal(LicenseState.Revoked, repaired.UpdateRevocations(ListOf(2, licenses: [code.License])).State);
        using var restarted = computer.Start();
        Assert.Equal(LicenseState.Revoked, restarted.Check().State);
    }

    [Fact]
    public void KeptList_WrittenByAnotherProgram_IsHonoredAtTheNextCheck()
    {
        using var client = computer.Start();
        using var other = computer.Start();
        var code = Codes.For(client.SystemId);
        client.EnterCode(code.ToString());
        Assert.True(other.Check().IsLicensed);

        client.UpdateRevocations(ListOf(1, licenses: [code.License]));

        Assert.Equal(LicenseState.Revoked, other.Check().State);
    }

    [Fact]
    public void List_WhereNothingCanBeWritten_CountsUntilTheProgramEnds()
    {
        var nowhere = Path.Combine(computer.Disk, "file", "below");
        File.WriteAllText(Path.Combine(computer.Disk, "file"), "");
        var folder = new StateFolder(nowhere, "KBRS", shared: false);
        using var client = computer.Start(folder);
        var code = Codes.For(client.SystemId);
        Assert.True(client.EnterCode(code.ToString()).IsLicensed);

        var status = client.UpdateRevocations(ListOf(1, licenses: [code.License]));

        Assert.Equal((LicenseOutcome.NotSaved, "not-saved", LicenseState.Revoked), (status.Outcome, status.Problem, status.State));
        Assert.Equal(LicenseState.Revoked, client.Check().State);
    }

    [Fact]
    public void ShippedList_ThatNoneOfTheKeysSigned_IsAMistakeOfTheBuild()
    {
        using var stranger = SigningKey.Create(RandomNumberGenerator.Create());
        var strangers = RevocationList.Sign(new RevocationTerms { Number = 1, IssuedOn = Clock.Today }, stranger).ToString();
        computer.Change = options => options.Revocations = strangers;
        Assert.Contains("unknown-key", Assert.Throws<ArgumentException>(() => computer.Start()).Message);
        computer.Change = options => options.Revocations = "";
        Assert.Contains("unreadable", Assert.Throws<ArgumentException>(() => computer.Start()).Message);
    }

    [Fact]
    public void Deactivate_RevokedLicense_StillGivesItUp()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId);
        client.EnterCode(code.ToString());
        client.UpdateRevocations(ListOf(1, licenses: [code.License]));
        Assert.True(client.DeactivateOffline().Receipt!.Proves(code, client.SystemId));
    }

    private static RevocationList Parsed(string text) => RevocationList.Read(text, Both).List!;

    private static string ListOf(uint number, uint[]? licenses = null, RevokedSeat[]? seats = null) => RevocationList.Sign(
        new RevocationTerms { Number = number, IssuedOn = Clock.Today, Licenses = licenses ?? [], Seats = seats ?? [] }, Standby).ToString();

    private static string Retiring(uint number, params ActivationCode[] legitimate) => RevocationList.Sign(
        new RevocationTerms
        {
            Number = number,
            IssuedOn = Clock.Today,
            RetiredKeys = [new RetiredKey(Codes.Key.PublicKey.Id, CodeHash.Join(legitimate))],
        },
        Standby).ToString();

    // As a server makes one: with a first byte of its own.
    private static SigningKey MakeStandby()
    {
        while (true)
        {
            var key = SigningKey.Create(RandomNumberGenerator.Create());
            if (key.PublicKey.FirstByte != Codes.Key.PublicKey.FirstByte) return key;
        }
    }
}
