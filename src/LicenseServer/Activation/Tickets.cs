using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace JkLab.LicenseServer.Activation;

/// <summary>What a ticket is good for.</summary>
/// <param name="LicenseId">The number of the licence whose key was shown, or of the trial.</param>
/// <param name="ActivationId">The computer that was activated; null before, and for a trial.</param>
internal sealed record Ticket(long LicenseId, long? ActivationId = null);

/// <summary>
/// Stands in an address for a licence key that was just shown, for half an hour: so a page survives reloading and going back, and no key is in
/// any address. Encrypted and authenticated; nothing is kept of it.
/// </summary>
internal sealed class Tickets(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly IDataProtector protector = protection.CreateProtector("ticket");

    /// <summary>Makes one: letters, digits, hyphens and underscores.</summary>
    internal string Make(Ticket ticket) => protector.Protect(
        string.Create(CultureInfo.InvariantCulture, $"{ticket.LicenseId} {ticket.ActivationId ?? 0} {(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}"));

    /// <summary>Reads one; null where it is none, or over.</summary>
    internal Ticket? Read(string text)
    {
        try
        {
            var numbers = protector.Unprotect(text).Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            return numbers[2] < time.GetUtcNow().ToUnixTimeSeconds() ? null : new Ticket(numbers[0], numbers[1] == 0 ? null : numbers[1]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
