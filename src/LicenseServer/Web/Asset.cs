using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JkLab.LicenseServer.Web;

/// <summary>The style sheet, the script and the mark of the site. They are in the program itself, at an address that changes with their content.</summary>
public sealed class Asset
{
    private const string Folder = "/assets/";
    private const string ForEver = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, Asset> ByPath = new[]
    {
        Load("site.css", "text/css; charset=utf-8"), Load("site.js", "text/javascript; charset=utf-8"), Load("mark.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.path);

    /// <summary>The style sheet's address.</summary>
    public static string Style { get; } = Find("site.css");

    /// <summary>The script's address.</summary>
    public static string Script { get; } = Find("site.js");

    /// <summary>The mark's address.</summary>
    public static string Mark { get; } = Find("mark.svg");

    private readonly string name;
    private readonly string path;
    private readonly string contentType;
    private readonly byte[] content;

    private Asset(string name, string contentType, byte[] content)
    {
        this.name = name;
        this.contentType = contentType;
        this.content = content;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        path = Folder + Path.GetFileNameWithoutExtension(name) + "." + hash + Path.GetExtension(name);
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Folder + "{file}", (string file, HttpContext context) => Get(Folder + file, context)).ExcludeFromDescription();
        routes.MapGet("/favicon.ico", () => TypedResults.Redirect(Mark)).ExcludeFromDescription();
    }

    private static Results<FileContentHttpResult, NotFound> Get(string path, HttpContext context)
    {
        if (!ByPath.TryGetValue(path, out var asset)) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = ForEver;
        return TypedResults.Bytes(asset.content, asset.contentType);
    }

    private static string Find(string name) => ByPath.Values.First(asset => asset.name == name).path;

    private static Asset Load(string name, string contentType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream("assets/" + name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new Asset(name, contentType, memory.ToArray());
    }
}
