// The client from its NuGet package: a code entered, a check at the next start, a receipt. Exit status 0 when all is well.
using System.Security.Cryptography;
using JkLab.ActivationClient;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

var folder = Directory.CreateTempSubdirectory("jklab-package-").FullName;
using var random = RandomNumberGenerator.Create();
using var key = SigningKey.Create(random);
var options = new LicenseClientOptions
{
    Product = "KBRS",
    ProductNumber = 1,
    Editions = new Dictionary<int, string> { [1] = "Standard", [2] = "Professional" },
    Keys = new KeyRing(key.PublicKey),
    BuildDay = new Day(700),
    StateFolder = folder,
};

try
{
    ActivationCode code;
    using (var client = new LicenseClient(options))
    {
        code = ActivationCode.Sign(
            new ActivationTerms
            {
                Kind = LicenseKind.Bound,
                Product = 1,
                Edition = 2,
                License = 1,
                SystemId = client.SystemId,
                IssuedOn = new Day(710),
                Seat = 1,
            },
            key);
        Expect(client.EnterCode("Your code:\n> " + code.ToString().Replace("\n", "\n> ")).Outcome == LicenseOutcome.Done, "a pasted code");
    }

    using var restarted = new LicenseClient(options);
    Expect(restarted.Check() is { State: LicenseState.Licensed, Edition: "Professional" }, "the check after a restart");
    Expect(restarted.DeactivateOffline().Receipt?.Proves(code, restarted.SystemId) == true, "the receipt");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static void Expect(bool holds, string what)
{
    Console.WriteLine((holds ? "ok " : "FAILED ") + what);
    if (!holds) Environment.ExitCode = 1;
}
