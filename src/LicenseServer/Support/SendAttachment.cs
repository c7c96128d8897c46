using System.Security.Claims;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JkLab.LicenseServer.Support;

/// <summary>Hands a file of a request to whoever takes part in it: to be kept, never to be shown, since nobody knows what is in it.</summary>
internal static class SendAttachment
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet($"/{{lang:{PageLanguage.Constraint}}}/support/{{id:long}}/files/{{file}}", RunAsync)
        .RequireAuthorization(Roles.Customer)
        .ExcludeFromDescription();

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> RunAsync(
        long id, string file, ClaimsPrincipal user, HttpResponse response, Database database, Attachments attachments, CancellationToken ct)
    {
        var found = await database.ReadAsync(
            session => user.IsInRole(Roles.Owner) || SupportRequest.OfAccount(session, user.AccountId(), id) is not null ? Attachment.Find(session, id, file) : null, ct);
        if (found is null || !File.Exists(attachments.Files.PathOf(found.Id))) return TypedResults.NotFound();
        response.Headers.ContentSecurityPolicy = SecurityHeaders.ForDownloads;
        return TypedResults.PhysicalFile(attachments.Files.PathOf(found.Id), "application/octet-stream", found.Name);
    }
}
