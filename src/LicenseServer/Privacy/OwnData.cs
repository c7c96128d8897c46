using System.Text;
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
    [
        .. inventory.Files.SelectMany(files => files.Exported?.Invoke(session, folder, person) ?? []),
        .. inventory.Tables.Where(table => table.Rows is not null).SelectMany(table => table.Columns.Where(column => column.FileName is not null).SelectMany(column => Files(session, table, column, person))),
    ];

    private static IReadOnlyList<OwnFile> Files(Session session, PersonalTable table, PersonalColumn column, Person person) => session.Query(
        $"SELECT {column.FileName}, {column.Name} FROM {table.Name} WHERE {table.Rows} ORDER BY 1", Arguments(person),
        row => new OwnFile(row.GetString(0), null) { Content = row.GetValue(1) as byte[] ?? Encoding.UTF8.GetBytes(row.GetString(1)) });

    private static OwnPart Read(Session session, PersonalTable table, Person person)
    {
        var columns = table.Columns.Where(column => !column.IsSecret && column.FileName is null).ToList();
        var rows = session.Query(
            $"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {table.Name} WHERE {table.Rows} ORDER BY 1 DESC",
            Arguments(person),
            row => columns.Select((_, index) => row.IsDBNull(index) ? null : row.GetValue(index)).ToArray());
        return new OwnPart(table, columns, rows);
    }

    private static object Arguments(Person person) => new { account = person.AccountId, email = person.Email };
}
