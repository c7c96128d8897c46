namespace JkLab.LicenseCore;

/// <summary>What an activation code is bound to. The numbers stand in the code.</summary>
public enum LicenseKind
{
    /// <summary>One computer, by its System-ID.</summary>
    Bound = 1,

    /// <summary>Any computer: a site licence.</summary>
    Unbound = 2,

    /// <summary>One computer, for a limited time, without a licence key.</summary>
    Trial = 3,
}
