using System.Globalization;
using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient;

/// <summary>What a program says about itself. Ordinary properties, so that every language of .NET Framework can set them too.</summary>
public sealed class LicenseClientOptions
{
    /// <summary>Required. The product code exactly as registered, ASCII letters, digits, hyphens: it names the folder on disk and enters the System-ID.</summary>
    public string Product { get; set; } = "";

    /// <summary>Required. The product's number, 1 to 255.</summary>
    public int ProductNumber { get; set; }

    /// <summary>Required. The editions this program knows, by number. A code for another one counts as the lowest of them.</summary>
    public IReadOnlyDictionary<int, string> Editions { get; set; } = new Dictionary<int, string>();

    /// <summary>Required. The public keys, compiled in: every one that signed a code still honored, and the offline standby.</summary>
    public KeyRing Keys { get; set; } = new();

    /// <summary>Required. The day this program was built, to be compared with updates-until. Compiled in, never read from the clock.</summary>
    public Day BuildDay { get; set; }

    /// <summary>
    /// The revocation list that this build ships, as <c>jklab revocation list export</c> wrote it, or null. One that none of the keys signed
    /// is a mistake of the build and throws.
    /// </summary>
    public string? Revocations { get; set; }

    /// <summary>The licence server; without one, everything but the online calls works.</summary>
    public Uri? Server { get; set; }

    /// <summary>
    /// Whether a text, without spaces around it, has the form of a licence key of the system that sold this program before. Such a key goes to
    /// the server, which knows those that its owner imported. By default none has, and what is no key of this system is refused at once.
    /// </summary>
    public Func<string, bool>? IsOldKey { get; set; }

    /// <summary>The language of messages: German, English or Russian, English for any other. By default that of the calling thread's user interface.</summary>
    public CultureInfo? Culture { get; set; }

    /// <summary>The program's own wording: called with the finished status, null keeps the built-in text.</summary>
    public Func<LicenseStatus, LicenseText?>? Texts { get; set; }

    /// <summary>The folder for the state instead of the usual ones. For tests and portable installations.</summary>
    public string? StateFolder { get; set; }

    /// <summary>By what the computer is known, the best first. By default what the platform offers.</summary>
    public IReadOnlyList<ComponentReader>? Components { get; set; }

    /// <summary>The clock. By default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The random source. By default the operating system's.</summary>
    public RandomNumberGenerator? Random { get; set; }

    /// <summary>How requests are sent. By default over the system's proxy; the client disposes only its own.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>How long one try may take. 10 seconds by default, 1 to 100.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an online call may take with all its tries and pauses. 40 seconds by default, up to 10 minutes.</summary>
    public TimeSpan OverallTimeout { get; set; } = TimeSpan.FromSeconds(40);
}
