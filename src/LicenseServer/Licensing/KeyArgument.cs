using System.CommandLine;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence key on the command line.</summary>
public static class KeyArgument
{
    /// <summary>The argument KEY.</summary>
    public static Argument<string> Create() => new("KEY") { Description = "the licence key" };

    /// <summary>The licence with a typed key.</summary>
    public static Result<License> Find(Session session, string text)
    {
        if (!Fields.ReadLicenseKey(text).TryGet(out var key, out var refusal)) return refusal;
        return FindLicense.ByKey(session, key) is { } license ? license : new Refusal(RefusalCodes.LicenseNotFound);
    }
}
