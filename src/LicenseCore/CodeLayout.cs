namespace JkLab.LicenseCore;

/// <summary>What the bytes of an activation code look like, whoever signed them.</summary>
internal enum CodeLayout
{
    Sound,

    /// <summary>A version or kind that this program does not know; nothing else can then be said.</summary>
    Newer,

    /// <summary>Well-formed, but with an extension that must not be ignored.</summary>
    UnknownCriticalExtension,

    Broken,
}
