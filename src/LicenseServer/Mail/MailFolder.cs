using System.Globalization;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Storage;
using MimeKit;

namespace JkLab.LicenseServer.Mail;

/// <summary>
/// Messages as files, <c>mail/yyyyMMdd-HHmmss-fff-ID.eml</c> (UTC), for the owner alone: what a mail server would get. The name is the
/// message's own, so that one that is written again takes its own place.
/// </summary>
internal sealed partial class MailFolder(DataFolder data) : IMailTransport
{
    private const string Format = "yyyyMMdd-HHmmss-fff";
    private const string Unfinished = ".unfinished";
    private static readonly FormatOptions Lines = new() { NewLineFormat = NewLineFormat.Dos };

    /// <inheritdoc/>
    public string Place => data.MailFolder;

    /// <inheritdoc/>
    public Task<string> SendAsync(MimeMessage message)
    {
        var file = Path.Combine(data.MailFolder, $"{message.Date.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture)}-{message.MessageId!.Split('@')[0]}.eml");
        try
        {
            DataFolder.CreatePrivate(data.MailFolder);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(file + Unfinished, options))
            {
                message.WriteTo(Lines, stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(file + Unfinished, file, overwrite: true);
            return Task.FromResult(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException($"the folder {data.MailFolder} cannot be written to: {e.Message.TrimEnd('.')}", "make it writable for the user that runs the server, and make room on its disk", e);
        }
    }

    /// <inheritdoc/>
    public Task RestAsync() => Task.CompletedTask;

    /// <summary>Deletes what was written so long ago or earlier; other files are not touched.</summary>
    internal void DeleteBefore(DateTimeOffset moment)
    {
        if (!Directory.Exists(data.MailFolder)) return;
        var last = moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        foreach (var file in Directory.EnumerateFiles(data.MailFolder).Where(file => Own().IsMatch(Path.GetFileName(file)) && string.CompareOrdinal(Path.GetFileName(file), last) < 0).ToList())
            File.Delete(file);
    }

    [GeneratedRegex(@"^\d{8}-\d{6}-\d{3}-[0-9a-f]{16}\.eml(\.unfinished)?\z")]
    private static partial Regex Own();
}
