// A program with a licence, for tests that need several processes at once.
// ClientProbe FOLDER PUBLIC-KEY-PEM reads activation codes from stdin, each in one row, enters each and gives it up again,
// and prints what became of it: the outcome of both and the receipt.
using JkLab.ActivationClient;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

using var client = new LicenseClient(new LicenseClientOptions
{
    Product = "KBRS",
    ProductNumber = 1,
    Editions = new Dictionary<int, string> { [1] = "Standard", [2] = "Professional" },
    Keys = new KeyRing(PublicKey.FromPem(File.ReadAllText(args[1]))),
    BuildDay = new Day(700),
    StateFolder = args[0],
    Components = [new(SystemComponent.MachineId, () => "0f1e2d3c4b5a69788796a5b4c3d2e1f0")],
});

Console.WriteLine(client.SystemId);
while (Console.ReadLine() is { } row)
{
    var entered = client.EnterCode(row);
    var given = client.DeactivateOffline();
    Console.WriteLine(entered.Outcome + " " + given.Outcome + " " + given.Receipt);
}
