using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>What is over, and what becomes of it.</summary>
/// <param name="Name">The table, or the files.</param>
/// <param name="Count">Rows or files.</param>
/// <param name="Deleted">Whether they are deleted; otherwise they lose what is personal.</param>
internal sealed record OverPart(string Name, long Count, bool Deleted);

/// <summary>Deletes what is over, or makes it anonymous, as the inventory says.</summary>
internal sealed class RetentionRun(Database database, Inventory inventory, DataFolder folder, TimeProvider time)
{
    /// <summary>Looks, and leaves everything as it is.</summary>
    internal IReadOnlyList<OverPart> Look() => [.. Tables().Select(over => over.Part), .. Files().Select(over => over.Part)];

    /// <summary>Does it.</summary>
    /// <returns>What was over.</returns>
    internal IReadOnlyList<OverPart> Run()
    {
        List<OverPart> done = [];
        foreach (var (table, part) in Tables())
        {
            var retention = table.Retention!;
            var sql = retention.Becomes is { } becomes ? $"UPDATE {table.Name} SET {becomes} WHERE {retention.Over}" : $"DELETE FROM {table.Name} WHERE {retention.Over}";
            var limit = new { limit = retention.Limit(time.GetUtcNow()) };
            var count = database.Write<int>(session =>
            {
                if (retention.Before is { } before) session.Execute(before, limit);
                return session.Execute(sql, limit);
            }, mayRunAgain: true).Value;
            done.Add(part with { Count = count });
        }

        foreach (var (files, part) in Files())
        {
            foreach (var file in files) File.Delete(file);
            done.Add(part);
        }

        return done;
    }

    // Counted by a reader, so that nobody waits for a look that finds nothing; what depends on a licence before the licence.
    private List<(PersonalTable Table, OverPart Part)> Tables() => database.Read(session =>
    {
        List<(PersonalTable, OverPart)> found = [];
        foreach (var table in inventory.Tables.Where(table => table.Retention is not null).Reverse())
        {
            var retention = table.Retention!;
            var count = session.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table.Name} WHERE {retention.Over}", new { limit = retention.Limit(time.GetUtcNow()) });
            if (count > 0) found.Add((table, new OverPart(table.Name, count, retention.Becomes is null)));
        }

        return found;
    });

    private List<(List<string> Files, OverPart Part)> Files() =>
    [
        .. inventory.Files.Where(files => files.Over is not null)
            .Select(files => (Found: files.Over!(folder, time.GetUtcNow()).ToList(), files.Name))
            .Where(over => over.Found.Count > 0)
            .Select(over => (over.Found, new OverPart(over.Name, over.Found.Count, true))),
    ];
}
