using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>Erases again whoever a backup has brought back: each erasure whose entry the audit of the backup lacks.</summary>
internal static class RepeatErasures
{
    internal const string Action = "person.erased";

    /// <summary>Repeats them.</summary>
    /// <returns>How many.</returns>
    internal static int Run(Session session, Inventory inventory, IReadOnlyList<Erased> list, DateTimeOffset now)
    {
        var done = string.Join('\n', session.Query<string>("SELECT details FROM audit_entries WHERE action = @Action AND details IS NOT NULL", new { Action }));
        var missing = list.Where(erased => !done.Contains(erased.Id, StringComparison.Ordinal)).ToList();
        if (missing.Count == 0) return 0;
        var addresses = Addresses(session, inventory);
        foreach (var erased in missing)
        {
            if (erased.AccountId is { } id && AccountHolder.Find(session, id) is { } holder) Erasure.Run(session, inventory, holder.Person);
            foreach (var address in addresses.Where(erased.Has)) Erasure.Run(session, inventory, new Person(erased.AccountId, address));
            AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, Action) { Details = new { Erasure = erased.Id } });
        }

        return missing.Count;
    }

    private static List<string> Addresses(Session session, Inventory inventory) =>
    [
        .. inventory.Tables
            .SelectMany(table => table.Columns.Where(column => column.What == "email").Select(column => $"SELECT {column.Name} FROM {table.Name} WHERE {column.Name} IS NOT NULL"))
            .Distinct().SelectMany(sql => session.Query<string>(sql)).Distinct(),
    ];
}
