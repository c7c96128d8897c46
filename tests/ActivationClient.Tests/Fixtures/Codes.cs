using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

/// <summary>Makes activation codes as a server would, with a key of this test run.</summary>
internal static class Codes
{
    internal const int Product = 1;
    internal static readonly SigningKey Key = SigningKey.Create(RandomNumberGenerator.Create());
    internal static readonly KeyRing Ring = new(Key.PublicKey);
    private static int licenses;

    internal static ActivationTerms Terms(SystemId systemId) => new()
    {
        Kind = LicenseKind.Bound,
        Product = Product,
        Edition = 2,
        License = (uint)Interlocked.Increment(ref licenses),
        SystemId = systemId,
        IssuedOn = Clock.Today,
        Seat = 1,
    };

    internal static ActivationCode For(SystemId systemId, Func<ActivationTerms, ActivationTerms>? change = null) =>
        ActivationCode.Sign(change is null ? Terms(systemId) : change(Terms(systemId)), Key);

    internal static ActivationCode Trial(SystemId systemId, int days = 30) =>
        For(systemId, terms => terms with { Kind = LicenseKind.Trial, ExpiresOn = Clock.Today.AddDays(days) });

    internal static ActivationCode Until(SystemId systemId, int days) =>
        For(systemId, terms => terms with { ExpiresOn = Clock.Today.AddDays(days) });
}
