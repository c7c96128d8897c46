using System.Data.Common;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Activation;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>What the database that a restored one replaces knows better.</summary>
/// <param name="IssueFloor">Where issue numbers begin today.</param>
/// <param name="RetiredKeys">The keys that sign no more.</param>
internal sealed record Replaced(int IssueFloor, IReadOnlyList<string> RetiredKeys)
{
    private static readonly Replaced Nothing = new(0, []);

    /// <summary>Reads it. It may be damaged, which is why it is replaced: then it has nothing to say.</summary>
    internal static Replaced Read(CliContext context)
    {
        try
        {
            using var database = new Database(StorageSettings.Engine(context.Settings, context.Folder), () => "", context.Time);
            return database.Engine.Version() == 0
                ? Nothing
                : database.Read(session => new Replaced(Activation.IssueFloor.Of(session, Day.Of(context.Time.GetUtcNow())), RetiredKeysIn(session)));
        }
        catch (Exception e) when (e is StorageException or DbException)
        {
            return Nothing;
        }
    }

    /// <summary>The keys that a database calls retired.</summary>
    internal static IReadOnlyList<string> RetiredKeysIn(Session session) => [.. session.Query<string>("SELECT key_id FROM retired_keys ORDER BY key_id")];
}
