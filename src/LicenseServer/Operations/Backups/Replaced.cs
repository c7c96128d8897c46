using System.Data.Common;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Activation;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>What the database that a restored one replaces knows better.</summary>
/// <param name="IssueFloor">Where issue numbers begin today.</param>
/// <param name="Keys">Every signing key, and which one is active.</param>
/// <param name="Retired">What the keys signed that sign no more.</param>
internal sealed record Replaced(int IssueFloor, IReadOnlyList<StoredKey> Keys, IReadOnlyList<RetiredKey> Retired)
{
    private static readonly Replaced Nothing = new(0, [], []);

    /// <summary>Reads it. It may be damaged, which is why it is replaced: then it has nothing to say.</summary>
    internal static Replaced Read(CliContext context)
    {
        try
        {
            using var database = new Database(StorageSettings.Engine(context.Settings, context.Folder), () => "", context.Time);
            return database.Engine.Version() == 0
                ? Nothing
                : database.Read(session => new Replaced(
                    Activation.IssueFloor.Of(session, Day.Of(context.Time.GetUtcNow())), StoredKey.All(session), RetiredKeys.All(session)));
        }
        catch (Exception e) when (e is StorageException or DbException or FormatException)
        {
            context.Say("note: the database that was here cannot be read, and nobody knows which key signed last, and what was retired or revoked since this backup");
            return Nothing;
        }
    }
}
