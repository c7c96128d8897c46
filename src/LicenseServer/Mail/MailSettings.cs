using System.Globalization;
using System.Net;
using JkLab.LicenseServer.Web;
using MailKit.Security;

namespace JkLab.LicenseServer.Mail;

/// <summary>How letters are sent: by which mail server, or as files where none is named.</summary>
internal sealed record MailSettings
{
    internal const string HostSetting = "Mail:Smtp:Host";
    internal const string PortSetting = "Mail:Smtp:Port";
    internal const string SecuritySetting = "Mail:Smtp:Security";
    internal const string UserSetting = "Mail:Smtp:User";
    internal const string PasswordSetting = "Mail:Smtp:Password";
    internal const string PasswordFileSetting = "Mail:Smtp:PasswordFile";
    internal const string FromSetting = "Mail:From";
    private const string KeepDaysSetting = "Mail:KeepDays";

    private const string Nobody = "noreply@localhost";

    /// <summary>All of them.</summary>
    internal static readonly string[] Names =
        [HostSetting, PortSetting, SecuritySetting, UserSetting, PasswordSetting, PasswordFileSetting, FromSetting, KeepDaysSetting];

    /// <summary>What <see cref="SecuritySetting"/> may be, and the port that goes with it.</summary>
    private static readonly Dictionary<string, (SecureSocketOptions Security, int Port)> Securities = new()
    {
        ["starttls"] = (SecureSocketOptions.StartTls, 587),
        ["tls"] = (SecureSocketOptions.SslOnConnect, 465),
        ["none"] = (SecureSocketOptions.None, 587),
    };

    /// <summary>The mail server; null where letters become files.</summary>
    internal required string? Host { get; init; }

    internal required int Port { get; init; }

    internal required SecureSocketOptions Security { get; init; }

    internal required string? User { get; init; }

    private string? Password { get; init; }

    private string? PasswordFile { get; init; }

    /// <summary>The sender's address.</summary>
    internal required string From { get; init; }

    /// <summary>How long files are kept, in days, 1 to 3650.</summary>
    internal required int KeepDays { get; init; }

    internal required SiteSettings Vendor { get; init; }

    internal static IEnumerable<string> Check(IConfiguration settings)
    {
        if (settings[FromSetting] is { Length: > 0 } from && !Outbox.Accepts(from)) yield return $"the setting {FromSetting} is '{Outbox.OneLine(from)}' and must be an e-mail address";
        if (Number(settings, KeepDaysSetting, 30, 3650) is null) yield return $"the setting {KeepDaysSetting} is '{settings[KeepDaysSetting]}' and must be 1 to 3650";
        foreach (var problem in settings[HostSetting] is { Length: > 0 } host ? CheckServer(settings, host) : CheckNoServer(settings)) yield return problem;
    }

    internal static MailSettings Read(IConfiguration settings)
    {
        var (security, port) = Securities[Text(settings, SecuritySetting) ?? "starttls"];
        var vendor = new SiteSettings(settings);
        return new MailSettings
        {
            Host = Text(settings, HostSetting),
            Port = Number(settings, PortSetting, port, ushort.MaxValue)!.Value,
            Security = security,
            User = Text(settings, UserSetting),
            Password = Text(settings, PasswordSetting),
            PasswordFile = Text(settings, PasswordFileSetting),
            From = Text(settings, FromSetting) ?? vendor.VendorEmail ?? Nobody,
            KeepDays = Number(settings, KeepDaysSetting, 30, 3650)!.Value,
            Vendor = vendor,
        };
    }

    /// <summary>Whether a settings file holds the password.</summary>
    internal static bool HoldsPassword(string file) => new ConfigurationBuilder().AddJsonFile(file, optional: true).Build()[PasswordSetting] is { Length: > 0 };

    /// <summary>What goes with <see cref="User"/>.</summary>
    /// <exception cref="MailException">The file cannot be read or is empty.</exception>
    internal string ReadPassword()
    {
        if (PasswordFile is null) return Password ?? "";
        try
        {
            return File.ReadAllText(PasswordFile).TrimEnd('\r', '\n') is { Length: > 0 } text
                ? text
                : throw new MailException($"the file {PasswordFile} is empty", "write the password of the mail server into its first line");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException($"the file {PasswordFile} cannot be read", $"create it, make it readable for the user that runs the server, or correct {PasswordFileSetting}", e);
        }
    }

    private static IEnumerable<string> CheckServer(IConfiguration settings, string host)
    {
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) yield return $"the setting {HostSetting} is '{Outbox.OneLine(host)}' and must be the name of the mail server alone, such as smtp.example.com";
        if (Number(settings, PortSetting, 587, ushort.MaxValue) is null) yield return $"the setting {PortSetting} is '{settings[PortSetting]}' and must be 1 to 65535";
        var security = Text(settings, SecuritySetting) ?? "starttls";
        if (!Securities.ContainsKey(security)) yield return $"the setting {SecuritySetting} is '{security}' and must be starttls, tls or none";
        if (security == "none" && !IsLoopback(host)) yield return $"the setting {SecuritySetting} may be none only where {HostSetting} is this computer, localhost: mail and password would travel in plain";
        if (settings[UserSetting] is { Length: > 0 } == (settings[PasswordSetting] is not { Length: > 0 } && settings[PasswordFileSetting] is not { Length: > 0 }))
            yield return $"the setting {UserSetting} goes with {PasswordFileSetting} or {PasswordSetting}: set both, or neither";
        if (settings[PasswordSetting] is { Length: > 0 } && settings[PasswordFileSetting] is { Length: > 0 }) yield return $"the settings {PasswordSetting} and {PasswordFileSetting} say the same thing twice: set one of them";
        if (settings[PasswordFileSetting] is { Length: > 0 } file && !Path.IsPathRooted(file)) yield return $"the setting {PasswordFileSetting} is '{file}' and must be an absolute path";
        if (settings[FromSetting] is not { Length: > 0 } && new SiteSettings(settings).VendorEmail is null)
            yield return $"the setting {FromSetting} is missing, and has to be the address that letters come from; or set {SiteSettings.EmailSetting}";
    }

    private static IEnumerable<string> CheckNoServer(IConfiguration settings) =>
        new[] { PortSetting, SecuritySetting, UserSetting, PasswordSetting, PasswordFileSetting }.Where(name => settings[name] is { Length: > 0 })
            .Select(name => $"the setting {name} has no effect without {HostSetting}; name the mail server, or leave it out");

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string? Text(IConfiguration settings, string name) => settings[name] is { Length: > 0 } text ? text : null;

    private static int? Number(IConfiguration settings, string name, int otherwise, int max) =>
        settings[name] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max ? number : null;
}
