using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JkLab.LicenseServer.Activation;

/// <summary><c>/a/SYSTEM-ID</c>, as the QR code on the computer's screen holds it: short, and in no language.</summary>
internal static class ScanRedirect
{
    /// <summary>What is longer is no System-ID, however it was typed.</summary>
    private const int MaxLength = 100;

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/a/{systemId?}", Go).ExcludeFromDescription();

    private static RedirectHttpResult Go(string? systemId, HttpRequest request)
    {
        var typed = systemId is { Length: > MaxLength } ? systemId[..MaxLength] : systemId;
        return TypedResults.Redirect($"/{Languages.AskedBy(request).Tag()}/activate/{Uri.EscapeDataString(typed ?? "")}".TrimEnd('/'));
    }
}
