using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site;

/// <summary><c>/</c> leads to the home page in the language that the browser asks for.</summary>
internal static class Entrance
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", (HttpContext context) =>
    {
        context.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Redirect("/" + Languages.AskedBy(context.Request).Tag());
    }).ExcludeFromDescription();
}
