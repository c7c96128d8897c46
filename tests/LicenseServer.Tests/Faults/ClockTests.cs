using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>The clock is set back and forth.</summary>
public class ClockTests
{
    private static readonly string[] Moves = ["+0d", "-400d", "+0d", "+800d", "+1d", "-1d", "+0d"];

    [Fact]
    public async Task Clock_SetBackAndForth_KeepsExpiryTrialsAndTransfersSane()
    {
        var workshop = await Workshop.AtAsync("2026-03-10T12:00:00Z");
        try
        {
            var (crm, ledger) = (workshop.Crm, new Ledger());
            var (key, dated) = (workshop.Issue("--seats", "2"), workshop.Issue("--expires", "2026-06-01"));
            var (first, second, third) = (Crm.NewComputer(), Crm.NewComputer(), Crm.NewComputer());
            ledger.Keep((await crm.ActivateAsync(dated, first)).Is(HttpStatusCode.Created).Code);
            var code = (await crm.ActivateAsync(key, first)).Is(HttpStatusCode.Created).Code;
            var trial = (await crm.TryAsync("KBRS", first)).Is(HttpStatusCode.Created).Code;
            ledger.Keep(code);

            Set(workshop, "2026-03-05T12:00:00Z");
            Assert.Equal(code, (await crm.ActivateAsync(key, first)).Is(HttpStatusCode.OK).Code);
            Assert.Equal(trial, (await crm.TryAsync("KBRS", first)).Is(HttpStatusCode.OK).Code);
            ledger.Keep((await crm.ActivateAsync(key, second)).Is(HttpStatusCode.Created).Code);
            (await crm.ActivateAsync(key, third)).Refused(HttpStatusCode.Conflict, "seats-exhausted");

            // A year passes in both directions; releases of the time between stay counted, so that nobody gains transfers by a wrong clock.
            foreach (var moment in new[] { "2026-03-10T12:00:00Z", "2026-03-04T12:00:00Z", "2026-03-10T12:00:01Z", "2026-03-03T12:00:00Z", "2026-03-10T12:00:02Z", "2026-03-02T12:00:00Z" })
            {
                Set(workshop, moment);
                var mover = Crm.NewComputer();
                (await crm.DeactivateAsync(key, second)).Is(HttpStatusCode.OK);
                ledger.Keep((await crm.ActivateAsync(key, mover)).Is(HttpStatusCode.Created).Code);
                second = mover;
            }

            (await crm.DeactivateAsync(key, second)).Refused(HttpStatusCode.Conflict, "transfer-limit-reached");
            Set(workshop, "2028-03-10T12:00:00Z");
            (await crm.TryAsync("KBRS", first)).Refused(HttpStatusCode.Conflict, "trial-used");
            (await crm.ActivateAsync(dated, first)).Refused(HttpStatusCode.Forbidden, "license-expired");
            (await crm.DeactivateAsync(key, second)).Is(HttpStatusCode.OK);
            ledger.Keep((await crm.ActivateAsync(key, third)).Is(HttpStatusCode.Created).Code);

            Set(workshop, "2026-03-12T12:00:00Z");
            Assert.Equal(trial, (await crm.TryAsync("KBRS", first)).Is(HttpStatusCode.OK).Code);
            Assert.Equal("valid", (await crm.ValidateAsync(dated, first)).Text("code"));
            Assert.Equal("valid", (await crm.ValidateAsync(key, third)).Text("code"));
            ledger.AssertClean();
            workshop.Owner.Run("audit", "verify").Succeeded();
            Assert.DoesNotContain("BROKEN  audit", workshop.Owner.Run("doctor").Out);
        }
        finally
        {
            await workshop.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task Clock_OfTheRealServer_SetUnderLoad_MakesNoCodeTwice()
    {
        Tool.Need("faketime", "--version");
        var library = Tool.Run("faketime", "-m", "-f", "+0d", "printenv", "LD_PRELOAD").Words.Trim();
        using var folder = new Owner();
        var offset = folder.Write("offset", Moves[0]);
        using var owner = new Owner
        {
            // Not through faketime itself, which would stay between the server and its signals.
            Launcher = ["env", "LD_PRELOAD=" + library, "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_TIMESTAMP_FILE=" + offset, "FAKETIME_NO_CACHE=1"],
        };
        var ledger = new Ledger();
        ledger.Sell(owner, 200);
        await using var server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false", "--Logging:Level=Warning");
        await using var load = new Load(ledger);
        load.Open(server.Client);
        foreach (var move in Moves)
        {
            File.WriteAllText(offset, move);
            var answers = ledger.Answers;
            await Eventually.HoldsAsync(() => ledger.Answers > answers + 80, seconds: 60);
        }

        await load.CloseAsync();
        var days = Sql.Query(owner, "SELECT DISTINCT issued_on FROM codes WHERE 0 = @id", 0);
        Assert.True(days.Count >= 4, "the clock was not seen to move: " + string.Join(", ", days));
        await Inspection.LookThoroughlyAsync(server, ledger);
        ledger.AssertClean();
        Assert.Equal((0, 0L), (await server.StopAsync(), ledger.Lost));
    }

    private static void Set(Workshop workshop, string moment) =>
        workshop.Owner.Time!.AdjustTime(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
}
