namespace JkLab.LicenseServer.Licensing;

/// <summary>Where a licence is in its life.</summary>
public enum LicenseStatus
{
    /// <summary>Sold but not paid for yet.</summary>
    Pending,

    /// <summary>In use.</summary>
    Active,

    /// <summary>Stopped for a while.</summary>
    Suspended,

    /// <summary>Ended for good.</summary>
    Revoked,
}
