using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

public class ClockTests
{
    [Fact]
    public void ExpiryDay_LastSecondOfItInUtc_IsStillValid()
    {
        using var computer = With(Codes.Until, 10);
        computer.Clock.Now = Clock.Today.AddDays(11).Start.AddSeconds(-1);
        Assert.Equal(LicenseState.Licensed, Check(computer).State);
        computer.Clock.Now = Clock.Today.AddDays(11).Start;
        var status = Check(computer);
        Assert.Equal(LicenseState.Expired, status.State);
        Assert.Equal("expired", status.Problem);
        Assert.Equal("Professional", status.Edition);
    }

    [Fact]
    public void Trial_ClockTurnedBackAfterItsEnd_IsNoticed()
    {
        using var computer = With(Codes.Trial, 30);
        computer.Clock.Now += TimeSpan.FromDays(31);
        Assert.Equal(LicenseState.Expired, Check(computer).State);
        computer.Clock.Now -= TimeSpan.FromDays(20);
        var status = Check(computer);
        Assert.Equal(LicenseState.ClockWrong, status.State);
        Assert.Equal("clock-wrong", status.Problem);
        Assert.False(status.IsLicensed);
    }

    [Fact]
    public void Trial_ClockTurnedBackByLessThanADay_CountsAsWhatWasSeen()
    {
        using var computer = With(Codes.Trial, 30);
        computer.Clock.Now = Clock.Today.AddDays(31).Start.AddHours(2);
        Assert.Equal(LicenseState.Expired, Check(computer).State);
        computer.Clock.Now -= TimeSpan.FromHours(20);
        Assert.Equal(LicenseState.Expired, Check(computer).State);
    }

    [Fact]
    public void Trial_ClockTurnedBackByLessThanADay_StaysATrial()
    {
        using var computer = With(Codes.Trial, 30);
        computer.Clock.Now += TimeSpan.FromDays(3);
        Assert.Equal(LicenseState.Trial, Check(computer).State);
        computer.Clock.Now -= TimeSpan.FromHours(23);
        Assert.Equal(LicenseState.Trial, Check(computer).State);
    }

    [Fact]
    public void Trial_ClockRightAgain_IsATrialAgain()
    {
        using var computer = With(Codes.Trial, 30);
        computer.Clock.Now += TimeSpan.FromDays(3);
        Check(computer);
        computer.Clock.Now -= TimeSpan.FromDays(2);
        Assert.Equal(LicenseState.ClockWrong, Check(computer).State);
        computer.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(LicenseState.Trial, Check(computer).State);
    }

    [Fact]
    public void Perpetual_ClockYearsBehind_DoesNotMatter()
    {
        using var computer = With((id, _) => Codes.For(id), 0);
        computer.Clock.Now = new DateTimeOffset(2009, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(LicenseState.Licensed, Check(computer).State);
        computer.Clock.Now = new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(LicenseState.Licensed, Check(computer).State);
    }

    [Fact]
    public void Issued_InTheFuture_DoesNotInvalidate()
    {
        using var computer = With((id, days) => Codes.For(id, terms => terms with { IssuedOn = Clock.Today.AddDays(5), ExpiresOn = Clock.Today.AddDays(days) }), 30);
        Assert.Equal(LicenseState.Licensed, Check(computer).State);
    }

    [Fact]
    public void ClockBeforeTheBuild_AnExpiredCode_CountsTheBuildDay()
    {
        using var computer = With(Codes.Until, 2);
        computer.BuildDay = Clock.Today.AddDays(3);
        Assert.Equal(LicenseState.Expired, Check(computer).State);
    }

    [Fact]
    public void UpdatesUntil_IsComparedWithTheBuildAndNeverTheClock()
    {
        using var computer = With((id, _) => Codes.For(id, terms => terms with { UpdatesUntil = Clock.Today }), 0);
        computer.Clock.Now += TimeSpan.FromDays(4000);
        Assert.Equal(LicenseState.Licensed, Check(computer).State);
        computer.BuildDay = Clock.Today;
        Assert.Equal(LicenseState.Licensed, Check(computer).State);
        computer.BuildDay = Clock.Today.AddDays(1);
        var status = Check(computer);
        Assert.Equal(LicenseState.BuildNotCovered, status.State);
        Assert.Equal("build-not-covered", status.Problem);
        Assert.Equal(Clock.Today, status.UpdatesUntil);
        Assert.Contains("3/10/2026", status.Message);
    }

    [Fact]
    public void EnterCode_WhileTheClockIsWrong_SaysSoAndNotExpired()
    {
        using var computer = With(Codes.Trial, 3);
        computer.Clock.Now += TimeSpan.FromDays(3000);
        Check(computer);
        computer.Clock.Now = Clock.Start;
        using var client = computer.Start();
        var status = client.EnterCode(Codes.Until(client.SystemId, 100).ToString());
        Assert.Equal(LicenseOutcome.ClockWrong, status.Outcome);
        Assert.Equal("clock-wrong", status.Problem);
    }

    private static LicenseStatus Check(Computer computer)
    {
        using var client = computer.Start();
        return client.Check();
    }

    private static Computer With(Func<SystemId, int, ActivationCode> make, int days)
    {
        var computer = new Computer();
        using var client = computer.Start();
        Assert.True(client.EnterCode(make(client.SystemId, days).ToString()).IsLicensed);
        return computer;
    }
}
