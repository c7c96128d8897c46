namespace JkLab.LicenseServer.Activation;

/// <summary>Through which door an activation came or went, as stored.</summary>
internal static class Channels
{
    /// <summary>A program, over HTTP.</summary>
    internal const string Online = "online";

    /// <summary>The owner.</summary>
    internal const string CommandLine = "command-line";

    /// <summary>A customer, on a page.</summary>
    internal const string Web = "web";

    /// <summary>A deactivation receipt.</summary>
    internal const string Receipt = "receipt";

    /// <summary>Another System-ID of the same computer took the seat.</summary>
    internal const string Replaced = "replaced";
}
