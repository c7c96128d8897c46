using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Support;

/// <summary>What one side wrote.</summary>
internal sealed class SupportMessage
{
    /// <summary>Random, 63 bits.</summary>
    public required long Id { get; init; }

    /// <summary>Whether the owner wrote it.</summary>
    public required bool FromOwner { get; init; }

    /// <summary>At most 10,000 characters; lines end with a line feed.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its files, by name.</summary>
    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    /// <summary>A whole conversation, from its beginning.</summary>
    internal static IReadOnlyList<SupportMessage> Of(Session session, long requestId)
    {
        var files = session.Query<Attachment>(
            """
            SELECT f.id, f.message_id, f.name, f.size, f.sha256
            FROM support_attachments f JOIN support_messages m ON m.id = f.message_id
            WHERE m.request_id = @requestId
            ORDER BY f.name, f.id
            """,
            new { requestId }).ToLookup(file => file.MessageId);
        var messages = session.Query<SupportMessage>(
            "SELECT id, from_owner, text, at FROM support_messages WHERE request_id = @requestId ORDER BY at, id", new { requestId }).ToList();
        foreach (var message in messages) message.Files = [.. files[message.Id]];
        return messages;
    }
}
