using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key list</c>.</summary>
internal static class KeyListVerb
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("list", "list the signing keys");
        command.SetAction(_ => Print(context, context.Database.Read(StoredKey.All)));
        return command;
    }

    /// <summary>Prints keys; as JSON always an array.</summary>
    internal static int Print(CliContext context, IReadOnlyList<StoredKey> keys) => context.Print(keys, writer => Table.Write(
        writer, ["KEY", "ACTIVE", "CREATED", "PRIVATE HALF"], [.. keys.Select(key => new[] { key.KeyId, key.RetiredAt is { } retired ? "retired " + retired : key.Active ? "yes" : "no", key.CreatedAt, Describe(context, key) })]));

    private static string Describe(CliContext context, StoredKey key)
    {
        var file = context.Get<KeyFolder>().FileOf(key.KeyId);
        try
        {
            return !File.Exists(file) ? "missing" : KeyFile.IsEncrypted(File.ReadAllText(file)) ? "encrypted" : "plain";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "not readable";
        }
    }
}
