namespace JkLab.ActivationClient;

/// <summary>What the Linux installation calls itself: machine-id(5), or D-Bus's copy where systemd is not used.</summary>
internal static class LinuxMachineId
{
    private static readonly string[] Files = ["/etc/machine-id", "/var/lib/dbus/machine-id"];

    internal static string? Read() => Read(Files);

    internal static string? Read(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (!File.Exists(file)) continue;
            var text = File.ReadAllText(file).Trim();
            if (text.Length == 32) return text;
        }

        return null;
    }
}
