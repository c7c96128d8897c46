using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>What the options must hold. A program with wrong ones does not start, on the developer's desk and nowhere else.</summary>
internal static class OptionsCheck
{
    internal static void Require(LicenseClientOptions? options)
    {
        if (options is null) throw new ArgumentNullException(nameof(options));
        Require(IsProductCode(options.Product), nameof(options.Product), "is the product code: ASCII letters, digits, hyphens");
        Require(options.ProductNumber is >= 1 and <= 255, nameof(options.ProductNumber), "is 1 to 255");
        Require(options.Editions is { Count: > 0 }, nameof(options.Editions), "names the editions that the program knows, one at least");
        Require(options.Editions!.Keys.All(number => number is >= 1 and <= 255), nameof(options.Editions), "has numbers from 1 to 255");
        Require(options.Keys is { Keys.Count: > 0 }, nameof(options.Keys), "holds the public keys that the program trusts, one at least");
        Require(options.BuildDay.Number > 0, nameof(options.BuildDay), "is the day the program was built");
        Require(options.TimeProvider is not null, nameof(options.TimeProvider), "is a clock");
        Require(
            options.Server is null or { IsAbsoluteUri: true, Scheme: "https" or "http" }, nameof(options.Server), "is an address with https:// or http://");
        Require(options.TryTimeout >= TimeSpan.FromSeconds(1) && options.TryTimeout <= TimeSpan.FromSeconds(100), nameof(options.TryTimeout), "is 1 to 100 seconds");
        Require(
            options.OverallTimeout >= TimeSpan.FromSeconds(1) && options.OverallTimeout <= TimeSpan.FromMinutes(10),
            nameof(options.OverallTimeout),
            "is 1 second to 10 minutes");
    }

    /// <summary>The list that the program ships.</summary>
    internal static RevocationList? ReadRevocations(LicenseClientOptions options)
    {
        if (options.Revocations is null) return null;
        var (list, problem) = RevocationList.Read(options.Revocations, options.Keys);
        Require(list is not null, nameof(options.Revocations), "is a revocation list signed by one of the keys; this one is refused: " + problem?.Name());
        return list;
    }

    private static bool IsProductCode(string? code) =>
        code is { Length: >= 1 and <= 40 } && code.All(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static void Require(bool holds, string option, string what)
    {
        if (!holds) throw new ArgumentException("option " + option + " " + what, "options");
    }
}
