using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Downloads;

/// <summary>A file that customers download: a version of a product for a platform.</summary>
internal sealed class Release
{
    private const string Select =
        """
        SELECT r.id, r.product, p.code AS product_code, p.name AS product_name, r.version, r.build_date, r.platform, r.demo, r.file_name, r.file, r.size,
               r.sha256, r.signature, r.key_id, r.notes, r.published_at
        FROM releases r JOIN products p ON p.number = r.product

        """;

    /// <summary>Nine digits.</summary>
    public required long Id { get; init; }

    /// <summary>The product's number.</summary>
    public required int Product { get; init; }

    /// <summary>The product's code.</summary>
    public required string ProductCode { get; init; }

    /// <summary>The product's name.</summary>
    public required string ProductName { get; init; }

    /// <summary>For example 2.4.0.</summary>
    public required string Version { get; init; }

    /// <summary>The day that counts against a licence's updates.</summary>
    public required Day BuildDate { get; init; }

    /// <summary>One of <see cref="Platforms"/>.</summary>
    public required string Platform { get; init; }

    /// <summary>Whether everybody may have it.</summary>
    public required bool Demo { get; init; }

    /// <summary>As it is offered.</summary>
    public required string FileName { get; init; }

    /// <summary>As it is stored.</summary>
    public required string File { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Base64, of a <see cref="ReleaseStatement"/>.</summary>
    public required string Signature { get; init; }

    /// <summary>The key that signed it.</summary>
    public required string KeyId { get; init; }

    /// <summary>Markdown, or null.</summary>
    public string? Notes { get; init; }

    /// <summary>Since when it is offered.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What it may run on.</summary>
    internal static readonly string[] Platforms = ["windows", "linux", "macos", "any"];

    /// <summary>What its signature says.</summary>
    internal ReleaseStatement Statement => new(Convert.FromHexString(Sha256), ProductCode, Version, Platform, BuildDate);

    /// <summary>The file as it was stored.</summary>
    internal StoredFile Stored => new(File, Size, Sha256);

    /// <summary>In the words of the security log and of the owner's terminal.</summary>
    internal string Title => $"{ProductName} {Version}" + (Platform == "any" ? "" : " " + Platform) + (Demo ? " demo" : "");

    /// <summary>The one with a number, or null.</summary>
    internal static Release? Find(Session session, long id) => session.QueryFirstOrDefault<Release>(Select + "WHERE r.id = @id", new { id });

    /// <summary>All, the newest build first.</summary>
    internal static IReadOnlyList<Release> All(Session session) =>
        [.. session.Query<Release>(Select + "ORDER BY p.name, r.demo DESC, r.build_date DESC, r.published_at DESC, r.platform DESC")];

    /// <summary>All files that rows name.</summary>
    internal static IReadOnlyList<StoredFile> AllStored(Session session) => [.. All(session).Select(release => release.Stored)];
}
