using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>What a table holds about a person.</summary>
/// <param name="Table">Which.</param>
/// <param name="Columns">Those that may be shown.</param>
/// <param name="Rows">A value for each column: text, number or null.</param>
internal sealed record OwnPart(PersonalTable Table, IReadOnlyList<PersonalColumn> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>Everything that is kept about a person (Art. 15 DSGVO).</summary>
internal static class OwnData
{
    /// <summary>Reads it, without the tables that hold nothing about him.</summary>
    internal static IReadOnlyList<OwnPart> Read(Session session, Inventory inventory, Person person) =>
        [.. inventory.Tables.Where(table => table.Rows is not null).Select(table => Read(session, table, person)).Where(part => part.Rows.Count > 0 && part.Columns.Count > 0)];

    /// <summary>His files.</summary>
    internal static IReadOnlyList<OwnFile> Files(Session session, Inventory inventory, DataFolder folder, Person person) =>
        [.. inventory.Files.SelectMany(files => files.Exported?.Invoke(session, folder, person) ?? [])];

    private static OwnPart Read(Session session, PersonalTable table, Person person)
    {
        var columns = table.Columns.Where(column => !column.IsSecret).ToList();
        var rows = session.Query(
            $"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {table.Name} WHERE {table.Rows} ORDER BY 1 DESC",
            new { account = person.AccountId, email = person.Email },
            row => columns.Select((_, index) => row.IsDBNull(index) ? null : row.GetValue(index)).ToArray());
        return new OwnPart(table, columns, rows);
    }
}
