using System.Globalization;
using JkLab.LicenseServer.Storage;
using Serilog;
using Serilog.Events;

namespace JkLab.LicenseServer.Operations;

/// <summary>
/// Where the server's log goes: a file a day in <c>logs</c>, kept for seven days and up to 1 GiB, and warnings to stderr too. The setting
/// <c>Logging:Level</c> says how much.
/// </summary>
/// <remarks>
/// The file is written once a second: a line written for every request at once cost a third of a repeated activation. And by a thread of its
/// own: all of them waited when a large file that somebody else wrote had to reach the disk first.
/// </remarks>
internal static class ServerLog
{
    internal const string LevelSetting = "Logging:Level";

    private const string Layout = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const long MaxFileSize = 64 * 1024 * 1024;
    private const int FilesKept = 16;
    private const int DaysKept = 7;
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    internal static Serilog.Core.Logger Create(DataFolder folder, IConfiguration settings)
    {
        DataFolder.CreatePrivate(folder.LogsFolder);
        return new LoggerConfiguration()
            .MinimumLevel.Is(ReadLevel(settings) ?? LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal) // what stops a start is told on the command line
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // its keys are as safe as all else in the database
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .WriteTo.Console(outputTemplate: Layout, standardErrorFromLevel: LogEventLevel.Verbose, restrictedToMinimumLevel: LogEventLevel.Warning, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.Async(
                queue => queue.File(
                    System.IO.Path.Combine(folder.LogsFolder, "jklab-.log"), outputTemplate: Layout, formatProvider: CultureInfo.InvariantCulture,
                    buffered: true, flushToDiskInterval: FlushInterval, rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true, fileSizeLimitBytes: MaxFileSize,
                    retainedFileCountLimit: FilesKept, retainedFileTimeLimit: TimeSpan.FromDays(DaysKept)),
                blockWhenFull: true)
            .CreateLogger();
    }

    internal static string? Check(IConfiguration settings) => settings[LevelSetting] is null || ReadLevel(settings) is not null
        ? null
        : $"the setting {LevelSetting} is '{settings[LevelSetting]}' and must be {string.Join(", ", Enum.GetNames<LogEventLevel>())}";

    private static LogEventLevel? ReadLevel(IConfiguration settings) =>
        Enum.TryParse<LogEventLevel>(settings[LevelSetting], ignoreCase: true, out var level) && Enum.IsDefined(level) ? level : null;
}
