using System.Security.Cryptography;
using System.Text.RegularExpressions;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Downloads;

/// <summary>What shall be published.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="Version">Letters, digits, <c>. + - _</c>; at most 32.</param>
/// <param name="BuildDate">The day that counts against a licence's updates.</param>
/// <param name="Platform">One of <see cref="Release.Platforms"/>.</param>
/// <param name="Demo">Whether everybody may have it.</param>
/// <param name="Notes">Markdown, at most 20,000 characters.</param>
internal sealed record ReleaseOrder(string Product, string Version, Day BuildDate, string Platform, bool Demo, string? Notes);

/// <summary>Publishes a file: copies it, hashes it on the way, and signs what it is.</summary>
internal sealed partial class AddRelease(Database database, ReleaseFiles folder, SigningKeys keys, RandomNumberGenerator random, TimeProvider time)
{
    private const int MaxNotes = 20_000;

    /// <summary>Publishes it; refused where the product is unknown, a word is none, or there is that version already.</summary>
    /// <param name="order">What it is.</param>
    /// <param name="name">Its name, as it is offered.</param>
    /// <param name="content">Its bytes.</param>
    internal Result<Release> Run(ReleaseOrder order, string name, Stream content)
    {
        if (!VersionPattern().IsMatch(order.Version)) return Refusal.ToOwner($"'{order.Version}' is no version", "a version has 1 to 32 letters, digits and . + - _, as 2.4.0");
        if (!NamePattern().IsMatch(name)) return Refusal.ToOwner($"'{name}' is no name for a download", "rename the file: 1 to 100 letters, digits and . + - _, the first one no dot");
        if (order.Notes?.Length > MaxNotes) return Refusal.ToOwner($"the notes are longer than {MaxNotes} characters", "shorten them");
        if (!database.Read(session => Check(session, order)).TryGet(out _, out var refusal)) return refusal;
        var stored = folder.Files.Add(content);
        var result = database.Write(session => Write(session, order, name, stored));
        if (result.Refusal is not null) folder.Files.Delete(stored.Name);
        return result;
    }

    private static Result<Product> Check(Session session, ReleaseOrder order)
    {
        if (FindProduct.ByCode(session, order.Product) is not { } product)
            return new Refusal(RefusalCodes.ProductNotFound) { Message = $"there is no product '{order.Product}'", Hint = "'jklab product list' shows the products" };
        var twin = session.QueryFirstOrDefault<long?>(
            "SELECT id FROM releases WHERE product = @Number AND version = @Version AND platform = @Platform AND demo = @demo",
            new { product.Number, order.Version, order.Platform, demo = order.Demo ? 1 : 0 });
        return twin is null ? product : Refusal.ToOwner($"{product.Code} {order.Version} for {order.Platform} is there already", $"take it back with 'jklab release withdraw {twin}', or give another version");
    }

    private Result<Release> Write(Session session, ReleaseOrder order, string name, StoredFile stored)
    {
        if (!Check(session, order).TryGet(out var product, out var refusal)) return refusal;
        var key = keys.Active(session);
        var statement = new ReleaseStatement(Convert.FromHexString(stored.Sha256), product.Code, order.Version, order.Platform, order.BuildDate);
        var release = new Release
        {
            Id = NewId.Number(session, random, "releases"),
            Product = product.Number,
            ProductCode = product.Code,
            ProductName = product.Name,
            Version = order.Version,
            BuildDate = order.BuildDate,
            Platform = order.Platform,
            Demo = order.Demo,
            FileName = name,
            File = stored.Name,
            Size = stored.Size,
            Sha256 = stored.Sha256,
            Signature = Convert.ToBase64String(statement.Sign(key)),
            KeyId = key.PublicKey.Id,
            Notes = string.IsNullOrWhiteSpace(order.Notes) ? null : order.Notes,
            PublishedAt = time.GetUtcNow(),
        };
        session.Execute(
            """
            INSERT INTO releases (id, product, version, build_date, platform, demo, file_name, file, size, sha256, signature, key_id, notes, published_at)
            VALUES (@Id, @Product, @Version, @BuildDate, @Platform, @demo, @FileName, @File, @Size, @Sha256, @Signature, @KeyId, @Notes, @PublishedAt)
            """,
            new
            {
                release.Id,
                release.Product,
                release.Version,
                release.BuildDate,
                release.Platform,
                demo = release.Demo ? 1 : 0,
                release.FileName,
                release.File,
                release.Size,
                release.Sha256,
                release.Signature,
                release.KeyId,
                release.Notes,
                release.PublishedAt,
            });
        AuditLog.Append(session, new AuditEntry(release.PublishedAt, Actor.CommandLine, "release.added")
        {
            Details = new { release = release.Id, product = product.Code, release.Version, release.Platform, release.Demo, release.Sha256 },
        });
        return release;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.+_-]{0,31}\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_+-][A-Za-z0-9.+_-]{0,99}\z")]
    private static partial Regex NamePattern();
}
