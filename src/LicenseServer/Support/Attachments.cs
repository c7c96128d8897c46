using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Support;

/// <summary>A file that somebody sends.</summary>
/// <param name="Name">As he calls it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Upload(string Name, byte[] Content);

/// <summary>A file that is stored, for a row to name.</summary>
internal sealed record NewAttachment(string Name, StoredFile File);

/// <summary>Takes files in: bounded in number, size and kind, stored before a row names them.</summary>
internal sealed class Attachments(Database database, DataFolder folder, RandomNumberGenerator random)
{
    /// <summary>Files of a message.</summary>
    internal const int Most = 3;

    /// <summary>Bytes of a file.</summary>
    internal const int MaxSize = 5 * 1024 * 1024;

    /// <summary>Where they lie.</summary>
    internal StoredFiles Files { get; } = new(folder.AttachmentsFolder, random);

    /// <summary>Why a file is not taken; null when it is.</summary>
    internal static Refusal? Check(Upload upload)
    {
        if (upload.Content.Length > MaxSize) return new Refusal(RefusalCodes.BodyTooLarge) { Variant = Variants.FileSize };
        return AttachmentType.Fits(AttachmentName.Clean(upload.Name), upload.Content) ? null : new Refusal(RefusalCodes.UnsupportedMediaType) { Variant = Variants.FileType };
    }

    /// <summary>Stores files and writes what names them; when that is refused they are gone again.</summary>
    /// <param name="uploads">The files; refused when there are too many, or one is too large or of another kind.</param>
    /// <param name="write">Names them.</param>
    internal async Task<Result<T>> WriteAsync<T>(IReadOnlyList<Upload> uploads, Func<Session, IReadOnlyList<NewAttachment>, Result<T>> write)
    {
        if (uploads.Count > Most) return new Refusal(RefusalCodes.MalformedRequest) { Variant = Variants.FileCount };
        if (uploads.Select(Check).FirstOrDefault(refused => refused is not null) is { } refusal) return refusal;
        var stored = uploads.Select(upload => new NewAttachment(AttachmentName.Clean(upload.Name), Files.Add(new MemoryStream(upload.Content)))).ToList();
        var result = await database.WriteAsync(session => write(session, stored));
        if (result.Refusal is not null) stored.ForEach(attachment => Files.Delete(attachment.File.Name));
        return result;
    }
}
