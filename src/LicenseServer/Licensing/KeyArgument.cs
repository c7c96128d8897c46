using System.CommandLine;
using System.Globalization;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence key on the command line.</summary>
public static class KeyArgument
{
    private const int MaxNumberLength = 10;

    /// <summary>The argument KEY.</summary>
    public static Argument<string> Create() => new("KEY") { Description = "the licence key, the one it had in another system, or the licence number" };

    /// <summary>The licence with a typed key, or with a typed number: ten digits at most, which no key is.</summary>
    public static Result<License> Find(Session session, string text)
    {
        if (text.Length <= MaxNumberLength && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return FindLicense.ByNumber(session, number) is { } numbered ? numbered : new Refusal(RefusalCodes.LicenseNotFound);
        if (!TypedKey.Read(session, text).TryGet(out var key, out var refusal)) return refusal;
        return FindLicense.ByKey(session, key) is { } license ? license : new Refusal(RefusalCodes.LicenseNotFound);
    }
}
