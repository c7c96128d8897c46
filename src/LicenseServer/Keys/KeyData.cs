using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>Signing keys are about nobody.</summary>
internal static class KeyData
{
    internal static readonly PersonalTable[] Tables =
    [
        new("signing_keys") { Others = ["key_id", "public_key_pem", "active", "created_at"] },
        new("retired_keys") { Others = ["key_id", "retired_at", "hashes"] },
    ];
}
