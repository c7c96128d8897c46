using System.Diagnostics;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>Really several processes on one state file: nothing is lost, and no reader ever sees half a file.</summary>
public class TwoProcessesTests
{
    private const int CodesEach = 15;

    [Fact]
    public async Task ManyProcesses_EnterAndGiveUpAtOnce_NoTombstoneIsLost()
    {
        using var computer = new Computer();
        computer.Hardware.Clear();
        computer.Hardware[SystemComponent.MachineId] = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
        var systemId = computer.SystemId;
        var pem = Path.Combine(computer.Disk, "public.pem");
        await File.WriteAllTextAsync(pem, Codes.Key.PublicKey.ToPem());

        var codes = Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, CodesEach).Select(_ => Codes.For(systemId)).ToList()).ToList();
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(() => Watch(computer, stop.Token));
        var outputs = await Task.WhenAll(codes.Select(mine => Run(computer.Disk, pem, mine)));
        await stop.CancelAsync();
        Assert.Equal(0, await watching);

        // Whatever one process burnt, its own code or one that another had just entered, stays burnt.
        using var client = computer.Start();
        var receipts = outputs.SelectMany(lines => lines).Where(line => line.StartsWith("Done Done ", StringComparison.Ordinal))
            .Select(line => DeactivationReceipt.Parse(line["Done Done ".Length..]).Value!).Distinct().ToList();
        Assert.NotEmpty(receipts);
        foreach (var code in codes.SelectMany(mine => mine))
        {
            if (receipts.Exists(receipt => receipt.Proves(code, systemId))) Assert.Equal("code-given-up", client.EnterCode(code.ToString()).Problem);
        }

        Assert.All(outputs, lines => Assert.Equal(CodesEach + 1, lines.Count));
        Assert.All(outputs.SelectMany(lines => lines.Skip(1)), line => Assert.StartsWith("Done ", line));
    }

    // How often the file could not be read, or the anchor that never changes was not in it.
    private static int Watch(Computer computer, CancellationToken stop)
    {
        var failures = 0;
        var folder = new StateFolder(computer.Disk, "KBRS", shared: false);
        while (!stop.IsCancellationRequested)
        {
            if (folder.Read().Anchor is null) failures++;
        }

        return failures;
    }

    private static async Task<List<string>> Run(string folder, string pem, List<ActivationCode> codes)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { Built.Of("tests/ClientProbe", "JkLab.ClientProbe"), folder, pem },
        };
        using var process = Process.Start(start)!;
        foreach (var code in codes) await process.StandardInput.WriteLineAsync(code.ToCompactString());
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))];
    }
}
