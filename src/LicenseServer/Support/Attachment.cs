using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Support;

/// <summary>A file of a message.</summary>
internal sealed class Attachment
{
    /// <summary>32 hexadecimal digits: also the name under which it is stored.</summary>
    public required string Id { get; init; }

    /// <summary>Of this message.</summary>
    public required long MessageId { get; init; }

    /// <summary>As its sender called it, cleaned.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>A file of a request, or null.</summary>
    internal static Attachment? Find(Session session, long requestId, string id) => session.QueryFirstOrDefault<Attachment>(
        """
        SELECT f.id, f.message_id, f.name, f.size, f.sha256
        FROM support_attachments f JOIN support_messages m ON m.id = f.message_id
        WHERE f.id = @id AND m.request_id = @requestId
        """,
        new { id, requestId });

    /// <summary>All files that rows name.</summary>
    internal static IReadOnlyList<StoredFile> AllStored(Session session) =>
        [.. session.Query<Attachment>("SELECT id, message_id, name, size, sha256 FROM support_attachments ORDER BY id").Select(file => new StoredFile(file.Id, file.Size, file.Sha256))];
}
