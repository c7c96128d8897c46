using System.CommandLine;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence key on the command line.</summary>
public static class KeyArgument
{
    /// <summary>The argument KEY.</summary>
    public static Argument<string> Create() => new("KEY") { Description = "the licence key" };

    /// <summary>Reads a typed key: refused when it is none, with what it may have been meant to be.</summary>
    public static Result<LicenseKey> Read(string text)
    {
        var parsed = LicenseKey.Parse(text);
        if (parsed.Value is { } key) return key;
        return new Refusal(RefusalCodes.LicenseKeyMalformed, parsed.Suggestion) { Variant = Variants.OtherKind(parsed.Kind) };
    }

    /// <summary>The licence with a typed key.</summary>
    public static Result<License> Find(Session session, string text)
    {
        if (!Read(text).TryGet(out var key, out var refusal)) return refusal;
        return FindLicense.ByKey(session, key) is { } license ? license : new Refusal(RefusalCodes.LicenseNotFound);
    }
}
