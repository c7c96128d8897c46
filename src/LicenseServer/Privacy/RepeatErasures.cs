using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>Erases again whoever a backup has brought back: each erasure whose entry the audit of the backup lacks.</summary>
internal static class RepeatErasures
{
    internal const string Action = "person.erased";

    /// <summary>Repeats them.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="inventory">What there is about people.</param>
    /// <param name="folder">Where their files are.</param>
    /// <param name="list">Who was erased.</param>
    /// <param name="now">The moment.</param>
    /// <returns>How many there were, and the files that are to go with them.</returns>
    internal static (int Count, IReadOnlyList<string> Files) Run(Session session, Inventory inventory, DataFolder folder, IReadOnlyList<Erased> list, DateTimeOffset now)
    {
        var done = string.Join('\n', session.Query<string>("SELECT details FROM audit_entries WHERE action = @Action AND details IS NOT NULL", new { Action }));
        var missing = list.Where(erased => !done.Contains(erased.Id, StringComparison.Ordinal)).ToList();
        if (missing.Count == 0) return (0, []);
        var addresses = Addresses(session, inventory);
        var files = new List<string>();
        foreach (var erased in missing)
        {
            if (erased.AccountId is { } id && AccountHolder.Find(session, id) is { } holder) Erase(holder.Person);
            foreach (var address in addresses.Where(erased.Has)) Erase(new Person(erased.AccountId, address));
            AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, Action) { Details = new { Erasure = erased.Id } });
        }

        return (missing.Count, files);

        void Erase(Person person)
        {
            files.AddRange(inventory.FilesOf(session, folder, person));
            Erasure.Run(session, inventory, person);
        }
    }

    private static List<string> Addresses(Session session, Inventory inventory) =>
    [
        .. inventory.Tables
            .SelectMany(table => table.Columns.Where(column => column.What == "email").Select(column => $"SELECT {column.Name} FROM {table.Name} WHERE {column.Name} IS NOT NULL"))
            .Distinct().SelectMany(sql => session.Query<string>(sql)).Distinct(),
    ];
}
