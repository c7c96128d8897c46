using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// A small file of the frame around every page, at an address that changes with its content: the style sheet, the script and the mark are in
/// the program itself, the vendor's logo comes from a file.
/// </summary>
public sealed class Asset
{
    private const string Folder = "/assets/";
    private const string ForEver = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, Asset> ByName = new[]
    {
        Load("site.css", "text/css; charset=utf-8"), Load("site.js", "text/javascript; charset=utf-8"), Load("mark.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.name);

    /// <summary>The style sheet's address.</summary>
    public static string Style { get; } = ByName["site.css"].Address;

    /// <summary>The script's address.</summary>
    public static string Script { get; } = ByName["site.js"].Address;

    /// <summary>The mark's address.</summary>
    public static string Mark { get; } = ByName["mark.svg"].Address;

    private readonly string name;
    private readonly string contentType;
    private readonly byte[] content;

    internal Asset(string name, string contentType, byte[] content)
    {
        this.name = name;
        this.contentType = contentType;
        this.content = content;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        Address = Folder + Path.GetFileNameWithoutExtension(name) + "." + hash + Path.GetExtension(name);
    }

    /// <summary>Its address.</summary>
    internal string Address { get; }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        Asset[] all = routes.ServiceProvider.GetRequiredService<Logo>().Asset is { } logo ? [.. ByName.Values, logo] : [.. ByName.Values];
        var byAddress = all.ToFrozenDictionary(asset => asset.Address);
        routes.MapGet(Folder + "{file}", (string file, HttpContext context) => Get(byAddress, Folder + file, context)).ExcludeFromDescription();
        routes.MapGet("/favicon.ico", () => TypedResults.Redirect(Mark)).ExcludeFromDescription();
    }

    private static Results<FileContentHttpResult, NotFound> Get(FrozenDictionary<string, Asset> byAddress, string address, HttpContext context)
    {
        if (!byAddress.TryGetValue(address, out var asset)) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = ForEver;
        return TypedResults.Bytes(asset.content, asset.contentType);
    }

    private static Asset Load(string name, string contentType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream("assets/" + name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new Asset(name, contentType, memory.ToArray());
    }
}
