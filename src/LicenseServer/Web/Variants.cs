using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Web;

/// <summary>Finer reasons within a code, each with a text of its own in <see cref="ProblemTexts"/>. They choose words, programs never see them.</summary>
internal static class Variants
{
    /// <summary>The words for people, where those for programs are others.</summary>
    internal const string Page = "page";

    /// <summary>A form that a browser sent without its token, or with an old one.</summary>
    internal const string Form = "form";

    internal const string Guesses = "guesses";
    internal const string OpenRequests = "open-requests";
    internal const string Messages = "messages";
    internal const string StoredFiles = "stored-files";
    internal const string FileCount = "file-count";
    internal const string FileSize = "file-size";
    internal const string FileType = "file-type";
    internal const string Label = "label";
    internal const string OneOfTwo = "one-of-two";
    internal const string IssuesOfDay = "issues-of-day";
    internal const string Used = "used";
    internal const string WrongDay = "wrong-day";
    internal const string SigningKey = "signing-key";
    internal const string Disk = "disk";
    internal const string Daily = "daily";
    internal const string Requests = "requests";
    internal const string OpenOrders = "open-orders";
    internal const string OwnAddress = "own-address";
    internal const string CoolDown = "cool-down";
    internal const string Recipient = "recipient";
    internal const string IsLicenseKey = "is-license-key";
    internal const string IsSystemId = "is-system-id";
    internal const string IsReceipt = "is-receipt";
    internal const string IsActivationCode = "is-activation-code";

    /// <summary>Says that a field holds another kind of code, or null when it holds none.</summary>
    internal static string? OtherKind(CodeKind kind) => kind switch
    {
        CodeKind.LicenseKey => IsLicenseKey,
        CodeKind.SystemId => IsSystemId,
        CodeKind.Receipt => IsReceipt,
        CodeKind.ActivationCode => IsActivationCode,
        _ => null,
    };
}
