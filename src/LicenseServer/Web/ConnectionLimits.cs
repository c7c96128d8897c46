using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// How much one client may keep busy. Kestrel's own limits for everything else fit: a body that arrives slower than 240 bytes a second
/// ends after 5 s, an idle connection after 130 s, longer than proxies keep theirs.
/// </summary>
internal static class ConnectionLimits
{
    private const string Limits = "/proc/self/limits";
    private const string OpenFiles = "Max open files";

    /// <summary>The program's own: some 300 assemblies, the database, logs, keys, a backup.</summary>
    private const int KeptForItself = 256;

    /// <summary>Headers of a program or a browser fit into one packet; Kestrel would wait 30 s.</summary>
    private static readonly TimeSpan ForHeaders = TimeSpan.FromSeconds(10);

    internal static void Set(KestrelServerLimits limits)
    {
        limits.RequestHeadersTimeout = ForHeaders;
        limits.MaxConcurrentConnections = MaxConnections();
    }

    // A process that has used up its files cannot accept, and the runtime ends it ("Out of memory"). So connections end before the files do;
    // a quarter is for those that are being turned away, which have to be accepted first.
    private static long? MaxConnections()
    {
        if (!File.Exists(Limits)) return null;
        var columns = File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith(OpenFiles, StringComparison.Ordinal))?[OpenFiles.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return columns is [var soft, ..] && long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var files)
            ? Math.Max(64, (files / 4 * 3) - KeptForItself)
            : null;
    }
}
