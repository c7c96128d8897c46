using System.ComponentModel;
using System.Text.Json.Serialization;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Keys;

/// <summary>A key by which codes are verified.</summary>
internal sealed record PublicKeyAnswer(
    [property: Description("16 hexadecimal digits that name the key.")] string KeyId,
    [property: Description("SubjectPublicKeyInfo, PEM.")] string PublicKeyPem,
    [property: Description("Whether new codes are signed with it.")] bool Active,
    [property: Description("Whether it signs no more for good. The codes that it signed stay valid; the revocation list names them.")] bool Retired);

/// <summary>Tells the public keys, for whoever wants to verify codes himself. Never a source for a program's own ring of trusted keys.</summary>
internal static class ListPublicKeys
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapApi("keys")
        .MapGet("/public-keys", async (Database database, CancellationToken ct) => TypedResults.Ok(await database.ReadAsync(Run, ct)))
        .WithName("listPublicKeys")
        .WithSummary("The public keys")
        .WithDescription("For verifying codes with other tools. A program must not take the keys that it trusts from here: they are compiled into it.")
        .Refuses();

    internal static PublicKeyAnswer[] Run(Session session) =>
        [.. StoredKey.All(session).Select(key => new PublicKeyAnswer(key.KeyId, key.PublicKeyPem, key.Active, key.RetiredAt is not null))];
}

/// <summary>How the list is written, generated at build time.</summary>
[JsonSerializable(typeof(PublicKeyAnswer[]))]
internal sealed partial class PublicKeyJson : JsonSerializerContext;
