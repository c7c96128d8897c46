using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using Polly.Timeout;

namespace JkLab.ActivationClient;

/// <summary>What a call that brought no answer at all tells of the reason.</summary>
internal static class Failures
{
    /// <summary>Whether it is a failure of the network at all.</summary>
    internal static bool IsNetwork(Exception failure) =>
        failure is HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException or WebException;

    internal static ServerReply Judge(Exception failure, CertificateWatch certificates)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is AuthenticationException || e is WebException { Status: WebExceptionStatus.TrustFailure })
            {
                return certificates.IsOutOfDate
                    ? new ServerReply(LicenseOutcome.ClockWrong, Problems.CertificateDate)
                    : new ServerReply(LicenseOutcome.ProxyInTheWay, Problems.ConnectionIntercepted);
            }

            if (IsProxy(e)) return new ServerReply(LicenseOutcome.ProxyInTheWay, Problems.ProxySignIn);
        }

        return new ServerReply(LicenseOutcome.NotReachable, Problems.NotReachable) { IsPassing = true, IsUnanswered = !IsBeforeSending(failure) };
    }

    // Without a connection nothing was sent. Where the platform does not say so, it may have been.
    private static bool IsBeforeSending(Exception failure)
    {
#if NET
        if (failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }) return true;
#endif
        return failure.InnerException is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure };
    }

    private static bool IsProxy(Exception failure)
    {
#if NET
        if (failure is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError }) return true;
#endif
        return failure is WebException
        {
            Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
        } or WebException { Status: WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.RequestProhibitedByProxy };
    }
}
