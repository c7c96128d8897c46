using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace JkLab.Bench.Load.Client;

/// <summary>The same requests through wrk, where it is installed: to see that the load client is not what is measured.</summary>
internal static class Wrk
{
    /// <summary>Answers a second, or null without wrk.</summary>
    internal static double? Measure(int port, string path, string body, int connections, double seconds)
    {
        var script = Path.GetTempFileName();
        try
        {
            File.WriteAllText(script, $"wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = '{body}'\n", Encoding.ASCII);
            using var process = Process.Start(new ProcessStartInfo(
                "wrk", ["-t", "1", "-c", $"{connections}", "-d", $"{Math.Ceiling(seconds)}s", "-s", script, $"http://127.0.0.1:{port}{path}"])
            {
                RedirectStandardOutput = true,
            })!;
            var rate = process.StandardOutput.ReadToEnd().Split('\n').First(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal));
            return double.Parse(rate.Split(':')[1], CultureInfo.InvariantCulture);
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(script);
        }
    }
}
