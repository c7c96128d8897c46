using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>
/// A backup made under load is put back, and what was sold since is forgotten. The customers do not notice: their programs show the codes
/// that they hold, while others activate anew.
/// </summary>
public class RestoreTests
{
    private const int Customers = 24;

    [Fact]
    public async Task Restored_UnderLoad_TakesInAgainWhatCustomersHold()
    {
        using var owner = new Owner();
        var (faithful, crowded, background) = (new Ledger(), new Ledger(), new Ledger());
        faithful.Sell(owner, Customers, seats: 6); // as many as computers
        crowded.Sell(owner, Customers, seats: 2); // strangers take the seats that were forgotten
        background.Sell(owner, 400);
        var backup = owner.PathTo("backup.zip");
        await using (var server = await StartAsync(owner))
        {
            await using var load = new Load(background);
            load.Open(server.Client);
            await ActivateAsync(server, faithful, from: 0, to: 3);
            await ActivateAsync(server, crowded, from: 0, to: 1);
            owner.Run("backup", backup).Succeeded();
            await ActivateAsync(server, faithful, from: 3, to: 6);
            await ActivateAsync(server, crowded, from: 1, to: 2);
            await load.CloseAsync();
            Assert.Equal(0, await server.StopAsync());
        }

        owner.Run("restore", backup, "--overwrite").Succeeded();
        await using var restored = await StartAsync(owner);
        var after = new Ledger();
        after.Sell(owner, 200);
        await using var newcomers = new Load(after, connections: 4);
        newcomers.Open(restored.Client);
        var first = await IntrudeAsync(restored, crowded, from: 0, to: Customers / 3);
        var words = await Task.WhenAll(
            ValidateAsync(restored, faithful), ValidateAsync(restored, crowded), ValidateAsync(restored, background),
            IntrudeAsync(restored, crowded, from: Customers / 3, to: Customers));
        await newcomers.CloseAsync();

        faithful.AssertClean();
        Assert.All(words[0], word => Assert.Equal("valid", word));
        Assert.All(words[1].Concat(words[2]), word => Assert.Contains(word, new[] { "valid", "seats-exhausted" }));
        Assert.All(first, word => Assert.Equal("created", word));
        Assert.Equal(Customers * 2, words[1].Count(word => word == "valid") + first.Concat(words[3]).Count(word => word == "created"));
        AssertGenuine(owner, faithful, crowded, background, after);
        await Inspection.LookThoroughlyAsync(restored, faithful);
        await Inspection.LookThoroughlyAsync(restored, after);
        faithful.AssertClean();
        after.AssertClean();
    }

    private static async Task ActivateAsync(RunningServer server, Ledger ledger, int from, int to)
    {
        var crm = new Crm(server.Client);
        await Parallel.ForEachAsync(ledger.Customers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (customer, _) =>
        {
            foreach (var computer in customer.Computers.Skip(from).Take(to - from)) await computer.ActivateAsync(crm, ledger, customer);
            Assert.All(customer.Computers.Take(to), computer => Assert.True(computer.Holds));
        });
    }

    /// <returns>What every computer that holds a code was told.</returns>
    private static async Task<List<string>> ValidateAsync(RunningServer server, Ledger ledger)
    {
        var words = new List<string>();
        var crm = new Crm(server.Client);
        var holders = ledger.Customers.SelectMany(customer => customer.Computers.Where(computer => computer.Holds), (customer, computer) => (customer, computer));
        await Parallel.ForEachAsync(holders, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (holder, _) =>
        {
            var word = await holder.computer.ValidateAsync(crm, ledger, holder.customer);
            lock (words) words.Add(word!);
        });
        return words;
    }

    /// <returns>Whether a computer that nobody met before got a seat, for each customer.</returns>
    private static async Task<List<string>> IntrudeAsync(RunningServer server, Ledger ledger, int from, int to)
    {
        var words = new List<string>();
        var crm = new Crm(server.Client);
        foreach (var customer in ledger.Customers.Take(to).Skip(from))
        {
            var reply = await crm.ActivateAsync(customer.Key, Crm.NewComputer());
            if (reply.Status == HttpStatusCode.Created) ledger.Keep(reply.Code);
            else reply.Refused(HttpStatusCode.Conflict, "seats-exhausted");
            words.Add(reply.Status == HttpStatusCode.Created ? "created" : "seats-exhausted");
        }

        return words;
    }

    // Valid or not on the server, every code goes on to verify in the program that holds it.
    private static void AssertGenuine(Owner owner, params Ledger[] ledgers)
    {
        var ring = new KeyRing(PublicKey.FromPem(owner.Run("key", "export").Succeeded().Out));
        foreach (var ledger in ledgers)
        {
            foreach (var computer in ledger.Customers.SelectMany(customer => customer.Computers).Where(computer => computer.Holds))
                Assert.True(ActivationCode.TryParse(computer.Code!)!.Verify(ring, computer.Id));
            Assert.DoesNotContain(ledger.Complaints, complaint => complaint.Contains("two codes"));
        }
    }

    private static Task<RunningServer> StartAsync(Owner owner) => RunningServer.StartAsync(owner, "--RateLimits:Enabled=false", "--Logging:Level=Warning");
}
