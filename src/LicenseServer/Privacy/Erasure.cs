using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>What outlives an erasure, restricted to the reason why.</summary>
/// <param name="Table">Where it is.</param>
/// <param name="Until">The first day on which the last of it is gone, where the day is known already.</param>
internal sealed record KeptPart(PersonalTable Table, string? Until);

/// <summary>Erases a person from every table, as the inventory says: rows go, or lose what names him.</summary>
internal static class Erasure
{
    /// <summary>Erases him.</summary>
    /// <returns>What is kept.</returns>
    internal static List<KeptPart> Run(Session session, Inventory inventory, Person person)
    {
        var args = new { account = person.AccountId, email = person.Email };
        var kept = new List<KeptPart>();
        foreach (var table in inventory.Tables.Where(table => table.Rows is not null).Reverse())
        {
            if (table.KeptFor is null)
            {
                session.Execute($"DELETE FROM {table.Name} WHERE {table.Rows}", args);
                continue;
            }

            if (FindKept(session, table, args) is { } part) kept.Insert(0, part);
            var cleared = table.Columns.Where(column => column.ClearedTo is not null).Select(column => $"{column.Name} = {column.ClearedTo}").ToList();
            if (cleared.Count > 0) session.Execute($"UPDATE {table.Name} SET {string.Join(", ", cleared)} WHERE {table.Rows}", args);
        }

        return kept;
    }

    private static KeptPart? FindKept(Session session, PersonalTable table, object args)
    {
        if (!table.Columns.Any(column => column.OutlivesErasure)) return null;
        var ends = table.Retention?.Ends ?? "CAST(NULL AS TEXT)";
        var (rows, open, last) = session.QueryFirstOrDefault(
            $"SELECT COUNT(*), COUNT(*) - COUNT({ends}), MAX({ends}) FROM {table.Name} WHERE {table.Rows}", args,
            row => (row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2)));
        return rows == 0 ? null : new KeptPart(table, open == 0 && last is not null ? table.Retention!.GoesOn(last) : null);
    }
}
