using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Accounts are looked up by the form in which their addresses are compared; Identity's own way fails where a text is no Unicode.</summary>
internal sealed class AddressLookup : ILookupNormalizer
{
    /// <inheritdoc/>
    public string? NormalizeName(string? name) => NormalizeEmail(name);

    /// <inheritdoc/>
    public string? NormalizeEmail(string? email) => email is null ? null : EmailKey.Of(email);
}
