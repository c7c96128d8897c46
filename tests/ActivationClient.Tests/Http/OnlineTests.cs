using System.Security.Cryptography;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

public class OnlineTests : IDisposable
{
    private readonly Computer computer = new();
    private readonly LicenseKey key = LicenseKey.Create(RandomNumberGenerator.Create());

    public void Dispose() => computer.Dispose();

    [Fact]
    public void Activate_TypedAnyhow_SendsThePrintedKeyTheSystemIdAndTheLanguage()
    {
        using var server = Answering(request => StubServer.Activated(Codes.For(request.SystemId)));
        computer.Change = options => options.Culture = new System.Globalization.CultureInfo("ru-RU");
        using var client = computer.Start();
        var status = client.Activate(" " + key.ToString().ToLowerInvariant().Replace('-', ' '), "  Empfang  ");
        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed), (status.Outcome, status.State));

        var request = Assert.Single(server.Requests);
        Assert.Equal("/api/v1/activations", request.Path);
        Assert.Equal(key.ToString(), request.Field("licenseKey"));
        Assert.Equal(client.SystemId, request.SystemId);
        Assert.Equal("Empfang", request.Field("label"));
        Assert.Null(request.Field("replacesSystemId"));
        Assert.Contains("Accept-Language: ru", request.Head);
        using var restarted = computer.Start();
        Assert.True(restarted.Check().IsLicensed);
    }

    [Fact]
    public void Activate_AnswerLost_TheSameCallGivesTheSameCode()
    {
        ActivationCode? issued = null;
        var lost = 0;
        using var server = Answering(request =>
        {
            issued ??= Codes.For(request.SystemId);
            return lost++ == 0 ? StubServer.Reset : StubServer.Activated(issued);
        });
        using var client = computer.Start();
        Assert.True(client.Activate(key.ToString()).IsLicensed);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public void Activate_KeyWithATypo_AsksBackWithoutCalling()
    {
        using var server = Answering(_ => StubServer.Reset);
        using var client = computer.Start();
        var text = key.ToString();
        var status = client.Activate(text[..^1] + (text[^1] == 'A' ? 'B' : 'A'));
        Assert.Equal((LicenseOutcome.Rejected, "license-key-malformed"), (status.Outcome, status.Problem));
        Assert.Equal(text, status.Suggestion);
        Assert.Contains(text, status.NextStep);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Activate_SystemIdInsteadOfAKey_IsCalledByItsName()
    {
        using var server = Answering(_ => StubServer.Reset);
        using var client = computer.Start();
        var status = client.Activate(client.SystemId.ToString());
        Assert.Equal("wrong-kind", status.Problem);
        Assert.Contains("a System-ID", status.Message);
    }

    [Fact]
    public void Activate_CodeOfAnotherComputer_IsNotBelieved()
    {
        using var other = new Computer();
        other.Hardware[SystemComponent.SmbiosUuid] = "11223344-5566-7788-99AA-BBCCDDEEFF00";
        using var server = Answering(_ => StubServer.Activated(Codes.For(other.SystemId)));
        using var client = computer.Start();
        var status = client.Activate(key.ToString());
        Assert.Equal((LicenseOutcome.Rejected, "other-system-id"), (status.Outcome, status.Problem));
        Assert.Equal(LicenseState.NotActivated, client.Check().State);
    }

    [Fact]
    public void Activate_ForgedCode_IsNotBelieved()
    {
        using var server = Answering(request =>
        {
            var lines = Codes.For(request.SystemId).ToString().Split('\n');
            lines[2] = Codes.For(request.SystemId).ToString().Split('\n')[2];
            return StubServer.Json("201 Created", new { activationCode = string.Join("\n", lines) });
        });
        using var client = computer.Start();
        var status = client.Activate(key.ToString());
        Assert.Equal((LicenseOutcome.Rejected, "not-genuine"), (status.Outcome, status.Problem));
        Assert.False(client.Check().IsLicensed);
    }

    [Fact]
    public void Activate_NewHardware_NamesTheOldSystemId()
    {
        using var server = Answering(request => StubServer.Activated(Codes.For(request.SystemId)));
        var old = computer.SystemId;
        using (var client = computer.Start()) client.Activate(key.ToString());
        computer.Hardware[SystemComponent.SmbiosUuid] = "11223344-5566-7788-99AA-BBCCDDEEFF00";
        computer.Hardware[SystemComponent.DiskSerial] = "WD-WCC4N1234567";
        using var repaired = computer.Start();
        Assert.Equal(LicenseState.OtherComputer, repaired.Check().State);
        Assert.Equal(LicenseState.Licensed, repaired.Activate(key.ToString()).State);
        Assert.Equal(old.ToString(), server.Requests[^1].Field("replacesSystemId"));
        repaired.Activate(key.ToString());
        Assert.Null(server.Requests[^1].Field("replacesSystemId"));
    }

    [Fact]
    public void Activate_AfterAnOfflineDeactivation_HandsTheReceiptInFirst()
    {
        var issue = 0;
        SystemId? systemId = null;
        using var server = Answering(request =>
        {
            if (request.Path.EndsWith("deactivations", StringComparison.Ordinal))
            {
                issue++;
                return StubServer.Json("200 OK", new { seat = 1, releasedAt = "2026-03-10T09:30:00Z" });
            }

            systemId ??= request.SystemId;
            return StubServer.Activated(Codes.For(systemId, terms => terms with { License = 77, Issue = issue }));
        });
        using var client = computer.Start();
        client.Activate(key.ToString());
        var receipt = client.DeactivateOffline().Receipt!;
        Assert.Equal(LicenseState.Licensed, client.Activate(key.ToString()).State);
        Assert.Equal(receipt.ToString(), server.Requests[^2].Field("receipt"));
    }

    [Fact]
    public void Deactivate_WithATrialUnderneath_SaysThatTheLicenceWasGivenBack()
    {
        using var server = Answering(request => request.Path.EndsWith("deactivations", StringComparison.Ordinal)
            ? StubServer.Json("200 OK", new { seat = 1, releasedAt = "2026-03-10T09:30:00Z" })
            : StubServer.Activated(Codes.For(request.SystemId)));
        using var client = computer.Start();
        client.EnterCode(Codes.Trial(client.SystemId, 20).ToString());
        client.Activate(key.ToString());

        var status = client.Deactivate();

        Assert.Equal((LicenseOutcome.Done, LicenseState.Trial), (status.Outcome, status.State));
        Assert.StartsWith("The licence of this computer has been given back", status.Message);
    }

    [Fact]
    public void Deactivate_Online_BurnsTheCode()
    {
        ActivationCode? code = null;
        using var server = Answering(request => request.Path.EndsWith("deactivations", StringComparison.Ordinal)
            ? StubServer.Json("200 OK", new { seat = 1, releasedAt = "2026-03-10T09:30:00Z" })
            : StubServer.Activated(code = Codes.For(request.SystemId)));
        using var client = computer.Start();
        client.Activate(key.ToString());
        var status = client.Deactivate();
        Assert.Equal((LicenseOutcome.Done, LicenseState.NotActivated), (status.Outcome, status.State));
        Assert.StartsWith("The licence of this computer has been given back", status.Message);
        Assert.Equal(key.ToString(), server.Requests[^1].Field("licenseKey"));
        using var restarted = computer.Start();
        Assert.Equal("code-given-up", restarted.EnterCode(code!.ToString()).Problem);
        Assert.Equal("nothing-to-deactivate", restarted.DeactivateOffline().Problem);
    }

    [Fact]
    public void Deactivate_AnswerLost_TheNextCallEndsIt()
    {
        using var server = Answering(request => request.Path.EndsWith("deactivations", StringComparison.Ordinal)
            ? StubServer.Problem("404 Not Found", "activation-not-found")
            : StubServer.Activated(Codes.For(request.SystemId)));
        using var client = computer.Start();
        client.Activate(key.ToString());
        Assert.Equal((LicenseOutcome.Done, LicenseState.NotActivated), (client.Deactivate().Outcome, client.Check().State));
    }

    [Fact]
    public void Deactivate_WithTheKeyOfAnotherLicense_BurnsNothing()
    {
        using var server = Answering(_ => StubServer.Problem("404 Not Found", "activation-not-found"));
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        Assert.Equal("license-key-needed", client.Deactivate().Problem);
        var status = client.Deactivate(key.ToString());
        Assert.Equal((LicenseOutcome.Refused, "activation-not-found"), (status.Outcome, status.Problem));
        Assert.True(status.IsLicensed);
    }

    [Fact]
    public void Deactivate_TypedKeyAndAnswerLost_TheRetryEndsIt()
    {
        var tries = 0;
        using var server = Answering(_ => tries++ == 0 ? StubServer.Reset : StubServer.Problem("404 Not Found", "activation-not-found"));
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        Assert.Equal((LicenseOutcome.Done, LicenseState.NotActivated), (client.Deactivate(key.ToString()).Outcome, client.Check().State));
        Assert.Equal(2, tries);
    }

    [Fact]
    public void Deactivate_TypedKeyAndServerBusyFirst_BurnsNothing()
    {
        var tries = 0;
        using var server = Answering(_ => tries++ == 0
            ? StubServer.Problem("503 Service Unavailable", "storage-unavailable", "Retry-After: 0")
            : StubServer.Problem("404 Not Found", "activation-not-found"));
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        var status = client.Deactivate(key.ToString());
        Assert.Equal((LicenseOutcome.Refused, "activation-not-found", true), (status.Outcome, status.Problem, status.IsLicensed));
        Assert.Equal(2, tries);
    }

    [Fact]
    public void Deactivate_StateCannotBeWritten_TheServerIsNotAsked()
    {
        using var server = Answering(request => StubServer.Activated(Codes.For(request.SystemId)));
        using var client = computer.Start();
        client.Activate(key.ToString());

        // As on a full disk: the files open, but a new one cannot be made.
        Directory.CreateDirectory(computer.File + ".new");
        var status = client.Deactivate();
        Assert.Equal((LicenseOutcome.NotSaved, true), (status.Outcome, status.IsLicensed));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Deactivate_TransferLimit_LeavesTheLicense()
    {
        using var server = Answering(_ => StubServer.Problem("409 Conflict", "transfer-limit-reached"));
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        var status = client.Deactivate(key.ToString());
        Assert.Equal((LicenseOutcome.Refused, "transfer-limit-reached", true), (status.Outcome, status.Problem, status.IsLicensed));
    }

    [Fact]
    public void StartTrial_Runs_AndEnds()
    {
        using var server = Answering(request => StubServer.Activated(Codes.Trial(request.SystemId)));
        using var client = computer.Start();
        var status = client.StartTrial();
        Assert.Equal((LicenseOutcome.Done, LicenseState.Trial), (status.Outcome, status.State));
        Assert.Equal("KBRS", server.Requests[^1].Field("product"));
        Assert.EndsWith("days left: 30.", status.Message);
        computer.Clock.Now += TimeSpan.FromDays(31);
        Assert.Equal(LicenseState.Expired, client.Check().State);
    }

    [Fact]
    public void ClockOnceYearsAhead_ServerAgreesWithItNow_IsForgiven()
    {
        ActivationCode? code = null;
        using var server = Answering(request => StubServer.Json(
            "200 OK", new { activationCode = (code ??= Codes.Trial(request.SystemId)).ToString() }, "Date: " + Clock.Start.ToString("r")));
        using var client = computer.Start();
        client.StartTrial();
        computer.Clock.Now += TimeSpan.FromDays(3000);
        client.Check();
        computer.Clock.Now = Clock.Start;
        Assert.Equal(LicenseState.ClockWrong, client.Check().State);
        Assert.Equal(LicenseState.Trial, client.StartTrial().State);
        Assert.Equal(LicenseState.Trial, client.Check().State);
    }

    [Fact]
    public void Label_LongerThanForty_IsCutBetweenCharacters()
    {
        using var server = Answering(request => StubServer.Activated(Codes.For(request.SystemId)));
        using var client = computer.Start();
        client.Activate(key.ToString(), new string('x', 39) + "😀 and more");
        Assert.Equal(new string('x', 39), server.Requests[^1].Field("label"));
    }

    private StubServer Answering(Func<StubRequest, string> answer)
    {
        var server = new StubServer(answer);
        computer.Server = server.Address;
        return server;
    }
}
