using System.Text.RegularExpressions;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JkLab.LicenseServer.Site;

/// <summary>The images in the owner's pages: they lie beside the texts, and nothing else that lies there is shown.</summary>
internal static partial class PageImage
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet(SafeAddress.ImageFolder + "{file}", Get).ExcludeFromDescription();

    private static Results<PhysicalFileHttpResult, NotFound> Get(string file, DataFolder folder, HttpContext context)
    {
        if (!Name().IsMatch(file) || ImageTypes.Find(file) is not { } type) return TypedResults.NotFound();
        var found = new FileInfo(Path.Combine(folder.PagesFolder, file));
        if (!found.Exists) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-cache"; // kept, but asked for again whether it has changed
        if (type == ImageTypes.Svg) context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.PhysicalFile(found.FullName, type, lastModified: found.LastWriteTimeUtc);
    }

    [GeneratedRegex(@"^\w[\w.-]*\z")]
    private static partial Regex Name();
}
