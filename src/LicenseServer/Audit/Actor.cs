namespace JkLab.LicenseServer.Audit;

/// <summary>The doors through which a change can come.</summary>
public enum Actor
{
    /// <summary>The owner, on the command line.</summary>
    CommandLine,

    /// <summary>A program, over HTTP.</summary>
    Api,

    /// <summary>A person, in the customer area.</summary>
    Web,
}
