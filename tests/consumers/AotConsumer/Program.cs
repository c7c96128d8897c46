// The client in a program compiled ahead of time: System-ID, a pasted code, a check, an online call, a receipt. Exit status 0 when all is well.
using System.Security.Cryptography;
using JkLab.ActivationClient;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

var folder = Directory.CreateTempSubdirectory("jklab-aot-").FullName;
using var random = RandomNumberGenerator.Create();
using var key = SigningKey.Create(random);
using var standby = SigningKey.Create(random);
using var client = new LicenseClient(new LicenseClientOptions
{
    Product = "KBRS",
    ProductNumber = 1,
    Editions = new Dictionary<int, string> { [1] = "Standard", [2] = "Professional" },
    Keys = new KeyRing(key.PublicKey, standby.PublicKey),
    BuildDay = new Day(700),
    Server = new Uri("http://127.0.0.1:1"),
    OverallTimeout = TimeSpan.FromSeconds(5),
    StateFolder = folder,
});

try
{
    Console.WriteLine("System-ID " + client.SystemId);
    var code = ActivationCode.Sign(
        new ActivationTerms
        {
            Kind = LicenseKind.Bound,
            Product = 1,
            Edition = 2,
            License = 1,
            SystemId = client.SystemId,
            IssuedOn = new Day(710),
            Seat = 1,
            Licensee = "Müller",
        },
        key);
    var revoking = new RevocationTerms { Number = 1, IssuedOn = new Day(711), Licenses = [code.License] };
    return Expect(client.Activate(LicenseKey.Create(random).ToString()).Outcome == LicenseOutcome.NotReachable, "nobody listens")
        + Expect(client.EnterCode("> " + code.ToString().Replace("\n", "\n> ", StringComparison.Ordinal)).Outcome == LicenseOutcome.Done, "a pasted code")
        + Expect(client.Check() is { State: LicenseState.Licensed, Edition: "Professional", Licensee: "Müller" }, "the check")
        + Expect(client.UpdateRevocations(RevocationList.Sign(revoking, standby).ToString()).State == LicenseState.Revoked, "a revoked licence")
        + Expect(client.UpdateRevocations(RevocationList.Sign(revoking with { Number = 2, Licenses = [] }, standby).ToString()).IsLicensed, "a revocation that was lifted")
        + Expect(client.DeactivateOffline().Receipt?.Proves(code, client.SystemId) == true, "the receipt")
        + Expect(client.Check().State == LicenseState.NotActivated, "the check afterwards");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static int Expect(bool holds, string what)
{
    Console.WriteLine((holds ? "ok " : "FAILED ") + what);
    return holds ? 0 : 1;
}
