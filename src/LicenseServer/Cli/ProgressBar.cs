namespace JkLab.LicenseServer.Cli;

/// <summary>Shows on a terminal how far something has come, and what is left; elsewhere nothing.</summary>
/// <param name="host">The terminal, or what stands in its place.</param>
/// <param name="what">What is done.</param>
/// <param name="total">How many steps there are; an estimate will do.</param>
public sealed class ProgressBar(CliHost host, string what, long total) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private readonly long start = host.Time.GetTimestamp();
    private long shown = host.Time.GetTimestamp();
    private long done;
    private int length;

    /// <summary>One step more.</summary>
    public void Step()
    {
        done++;
        if (!host.IsTerminal || host.Time.GetElapsedTime(shown) < Refresh) return;
        shown = host.Time.GetTimestamp();
        Show();
    }

    /// <summary>Wipes the bar away.</summary>
    public void Dispose()
    {
        if (length > 0) host.Error.Write("\r" + new string(' ', length) + "\r");
    }

    private void Show()
    {
        var part = Math.Clamp((double)done / Math.Max(1, total), 0, 1);
        var left = part > 0 ? host.Time.GetElapsedTime(start) * ((1 - part) / part) : TimeSpan.Zero;
        var filled = (int)(part * Width);
        var line = $"{what} [{new string('#', filled)}{new string('.', Width - filled)}] {part:P0}, {(int)left.TotalMinutes}:{left.Seconds:00} left";
        host.Error.Write("\r" + line.PadRight(length));
        length = Math.Max(length, line.Length);
    }
}
