using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using Xunit.Abstractions;

namespace JkLab.ActivationClient.Tests;

/// <summary>
/// The drill for a stolen signing key, against the real server: 10,000 customers are activated, a thief copies the key and dates his codes
/// back, the owner retires the key. No customer may notice anything, and no code of the thief may be valid.
/// </summary>
public class StolenKeyDrillTests(ITestOutputHelper output)
{
    private const int Customers = 10_000;
    private const int StolenCodes = 500;
    private const int WholeClients = 50;

    [Fact]
    public async Task Key_StolenAndRetired_NoCustomerNoticesAndTheThiefsCodesAreRefused()
    {
        using var server = new RealServer();
        using var http = new HttpClient { BaseAddress = server.Address };
        var stolen = KeyIds(server).Single();
        server.Run("key", "create");
        var keys = new KeyRing(Keys(server));
        var watch = Stopwatch.StartNew();
        var customers = await Activate(http, server.IssueMany(Customers), first: 1);
        output.WriteLine($"{customers.Count:N0} customers activated in {watch.Elapsed.TotalSeconds:N1} s");

        using var copied = server.CopyKey(stolen);
        var thiefs = Enumerable.Range(0, StolenCodes).Select(i => Forge(customers[i], copied)).ToList();
        Assert.All(thiefs.Take(3), thief => Assert.True(Read(thief, keys, null).IsValid));

        watch.Restart();
        server.Run("key", "retire", stolen);
        output.WriteLine($"retired in {watch.Elapsed.TotalSeconds:N1} s");
        var text = await http.GetStringAsync("/api/v1/revocations");
        var list = RevocationList.Read(text, keys).List!;
        var size = $"the list names {list.RetiredKeys.Single().Count:N0} codes in {list.Length:N0} bytes, as text {text.Length:N0} characters";
        output.WriteLine(size);
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "figures.txt"), $"stolen key: {size}\n"); // a test that passes shows nothing by itself
        Assert.Equal(Customers, list.RetiredKeys.Single().Count);

        watch.Restart();
        Assert.All(customers, customer => Assert.True(Read(customer, keys, list).IsValid));
        Assert.All(thiefs, thief => Assert.Equal(CodeProblem.NotGenuine, Read(thief, keys, list).Problem));
        output.WriteLine($"all codes judged in {watch.Elapsed.TotalSeconds:N1} s");

        foreach (var customer in customers.Take(WholeClients)) AssertNoticesNothing(customer, keys, text);
        foreach (var thief in thiefs.Take(WholeClients)) AssertLosesIt(thief, keys, text);

        var late = (await Activate(http, server.IssueMany(3), first: Customers + 1)).Single(customer => customer.Number == Customers + 1);
        Assert.NotEqual(stolen, late.Code.FindSigner(keys, late.SystemId)!.Id);
        Assert.True(Read(late, keys, list).IsValid);
        var shown = await http.PostAsJsonAsync("/api/v1/validations", new { thiefs[0].LicenseKey, SystemId = thiefs[0].SystemId.ToString(), ActivationCode = thiefs[0].Code.ToString() });
        Assert.Contains("activation-code-rejected", await shown.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<Customer>> Activate(HttpClient http, IReadOnlyList<string> licenseKeys, int first)
    {
        var customers = new Customer[licenseKeys.Count];
        await Parallel.ForAsync(0, customers.Length, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, stop) =>
        {
            var systemId = SystemId.From(SystemComponent.Create("KBRS", SystemComponent.SmbiosUuid, UuidOf(first + i))!);
            using var response = await http.PostAsJsonAsync("/api/v1/activations", new { LicenseKey = licenseKeys[i], SystemId = systemId.ToString() }, stop);
            response.EnsureSuccessStatusCode();
            var json = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
            customers[i] = new Customer(first + i, licenseKeys[i], systemId, ActivationCode.TryParse(json.GetProperty("activationCode").GetString())!);
        });
        return customers;
    }

    // For another computer, but with a licence that exists, and dated back to before the theft.
    private static Customer Forge(Customer victim, SigningKey stolen)
    {
        var number = 1_000_000 + victim.Number;
        var systemId = SystemId.From(SystemComponent.Create("KBRS", SystemComponent.SmbiosUuid, UuidOf(number))!);
        var terms = new ActivationTerms
        {
            Kind = LicenseKind.Bound,
            Product = 1,
            Edition = 2,
            License = victim.Code.License,
            SystemId = systemId,
            IssuedOn = victim.Code.IssuedOn.AddDays(-400),
            Seat = 1,
        };
        return victim with { Number = number, SystemId = systemId, Code = ActivationCode.Sign(terms, stolen) };
    }

    // As the client reads what it has stored.
    private static CodeReading Read(Customer customer, KeyRing keys, RevocationList? list) =>
        new ActivationCodeReader(keys).Read(customer.Code.ToString(), new ReadingContext
        {
            SystemIds = _ => [customer.SystemId],
            Product = 1,
            Today = Day.Last,
            Revocation = list is null ? null : list.Check,
        });

    private static void AssertNoticesNothing(Customer customer, KeyRing keys, string list)
    {
        using var computer = ComputerOf(customer, keys);
        using var client = computer.Start();
        Assert.Equal(LicenseState.Licensed, client.EnterCode(customer.Code.ToString()).State);
        var status = client.UpdateRevocations(list);
        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed, null), (status.Outcome, status.State, status.Problem));
        using var restarted = computer.Start();
        Assert.True(restarted.Check().IsLicensed);
    }

    private static void AssertLosesIt(Customer thief, KeyRing keys, string list)
    {
        using var computer = ComputerOf(thief, keys);
        using var client = computer.Start();
        Assert.Equal(LicenseState.Licensed, client.EnterCode(thief.Code.ToString()).State);
        Assert.Equal("not-genuine", client.UpdateRevocations(list).Problem);
        Assert.False(client.Check().IsLicensed);
        Assert.Equal("not-genuine", client.EnterCode(thief.Code.ToString()).Problem);
    }

    private static Computer ComputerOf(Customer customer, KeyRing keys)
    {
        var computer = new Computer { Change = options => options.Keys = keys };
        computer.Hardware.Clear();
        computer.Hardware[SystemComponent.SmbiosUuid] = UuidOf(customer.Number);
        return computer;
    }

    private static string UuidOf(int number) => "4C4C4544-0051-3510-8052-" + number.ToString("X12", CultureInfo.InvariantCulture);

    private static IEnumerable<string> KeyIds(RealServer server) =>
        JsonDocument.Parse(server.Run("key", "list", "--json")).RootElement.EnumerateArray().Select(key => key.GetProperty("keyId").GetString()!);

    private static IEnumerable<PublicKey> Keys(RealServer server) =>
        JsonDocument.Parse(server.Run("key", "list", "--json")).RootElement.EnumerateArray().Select(key => PublicKey.FromPem(key.GetProperty("publicKeyPem").GetString()!));

    private sealed record Customer(int Number, string LicenseKey, SystemId SystemId, ActivationCode Code);
}
