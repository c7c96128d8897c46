using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace JkLab.ActivationClient;

/// <summary>
/// Looks at a refused certificate without accepting it: one that is not valid today speaks of a wrong clock, any other of somebody who
/// reads along.
/// </summary>
internal sealed class CertificateWatch(TimeProvider clock)
{
    private volatile bool isOutOfDate;

    /// <summary>Whether the last certificate that was refused is not valid yet or not any more.</summary>
    internal bool IsOutOfDate => isOutOfDate;

    internal bool Accept(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var today = clock.GetUtcNow();
        isOutOfDate = errors != SslPolicyErrors.None
            && certificate is not null
            && (today < certificate.NotBefore.ToUniversalTime() || today > certificate.NotAfter.ToUniversalTime());
        return errors == SslPolicyErrors.None;
    }
}
