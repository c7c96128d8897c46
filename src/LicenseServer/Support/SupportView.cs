using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Support;

/// <summary>A request as scripts and the owner's terminal show it.</summary>
internal sealed record SupportView(
    long Id, string Subject, string Status, string? Customer, bool HasAccount, bool IsLetter, string CreatedAt, string ChangedAt, IReadOnlyList<SupportMessageView> Messages)
{
    internal static SupportView Of(SupportRequest request, IReadOnlyList<SupportMessage> messages, StoredFiles files) => new(
        request.Id, request.Subject, request.Status, request.Email, request.AccountId is not null, request.IsLetter, Moment.ToText(request.CreatedAt), Moment.ToText(request.ChangedAt),
        [
            .. messages.Select(message => new SupportMessageView(
                message.FromOwner ? "owner" : "customer", Moment.ToText(message.At), message.Text,
                [.. message.Files.Select(file => new SupportFileView(file.Name, file.Size, file.Sha256, files.PathOf(file.Id)))])),
        ]);

    internal void Write(TextWriter writer)
    {
        Table.WriteFields(writer, ("request", Id.ToString()), ("subject", Subject), ("status", Status), ("customer", Customer), ("since", CreatedAt), ("business letter", IsLetter ? "yes" : "no"));
        foreach (var message in Messages)
        {
            writer.WriteLine();
            writer.WriteLine($"-- {message.From}, {message.At}");
            writer.WriteLine(message.Text);
            foreach (var file in message.Files) writer.WriteLine($"[{file.Name}, {file.Size} bytes: {file.Path}]");
        }
    }
}

/// <summary>A message of it.</summary>
internal sealed record SupportMessageView(string From, string At, string Text, IReadOnlyList<SupportFileView> Files);

/// <summary>A file of a message, and where it lies.</summary>
internal sealed record SupportFileView(string Name, long Size, string Sha256, string Path);
