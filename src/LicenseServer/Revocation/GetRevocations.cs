using System.Net.Mime;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Web;
using Microsoft.Net.Http.Headers;

namespace JkLab.LicenseServer.Revocation;

/// <summary>
/// Hands out the current revocation list, to programs and to whoever builds them. It is public: it names licences by number, and nothing else
/// of them. With If-None-Match or If-Modified-Since it costs three small queries to say that nothing has changed.
/// </summary>
internal static class GetRevocations
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapApi("revocation")
        .MapGet("/revocations", RunAsync)
        .WithName("getRevocations")
        .WithSummary("The revocation list")
        .WithDescription(
            "Signed and numbered, in its text form (docs/activation-code.md). A program hands it to its client library as it is, which verifies it. "
            + "Ask with If-None-Match: 304 as long as it is the same.")
        .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Plain)
        .Produces(StatusCodes.Status304NotModified)
        .Refuses();

    private static async Task<IResult> RunAsync(CurrentList current, HttpContext http, CancellationToken ct)
    {
        var asked = http.Request.GetTypedHeaders();
        var list = await current.GetAsync(Actor.Api, found => IsKnown(asked.IfNoneMatch, asked.IfModifiedSince, found), ct);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = TagOf(list);
        headers.LastModified = list.IssuedAt;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };

        // As a stream, which goes out piece by piece: an array would be copied whole into the buffers of each connection.
        return list.Text is null
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Stream(new MemoryStream(list.Text, writable: false), MediaTypeNames.Text.Plain);
    }

    // A tag says more than a second (RFC 9110, section 13.2.2).
    private static bool IsKnown(IList<EntityTagHeaderValue> tags, DateTimeOffset? since, IssuedList list) => tags.Count > 0
        ? tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(TagOf(list), useStrongComparison: false))
        : since is { } known && list.IssuedAt < known.AddSeconds(1);

    private static EntityTagHeaderValue TagOf(IssuedList list) => new($"\"{list.Number}\"");
}
