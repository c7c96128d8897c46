using System.Globalization;

namespace JkLab.LicenseServer.Storage;

/// <summary>On what processing rests, by Art. 6(1) DSGVO.</summary>
public enum LegalBasis
{
    /// <summary>(b): a contract, or what comes before one.</summary>
    Contract,

    /// <summary>(c): a law demands it.</summary>
    LegalDuty,

    /// <summary>(f): a legitimate interest; whoever is concerned may object (Art. 21).</summary>
    LegitimateInterest,
}

/// <summary>Why something outlives the erasure of the person it is about, by Art. 17(3) DSGVO. It is restricted then: nothing else is done with it.</summary>
public enum KeptFor
{
    /// <summary>The licence goes on without its holder's name; his programs need it.</summary>
    License,

    /// <summary>(b): the tax and commercial codes demand it.</summary>
    LegalDuty,

    /// <summary>(e): claims by or against the vendor, abuse included, until they lapse.</summary>
    Claims,
}

/// <summary>What is done with data, and why: a line of the record of processing (Art. 30 DSGVO).</summary>
/// <param name="Name">Names its texts: <c>NAME</c>, <c>NAME-purpose</c> and <c>NAME-kept</c> of <c>InventoryTexts</c>.</param>
/// <param name="Bases">On what it rests.</param>
public sealed record Processing(string Name, params IReadOnlyList<LegalBasis> Bases);

/// <summary>Somebody whose data is asked for.</summary>
/// <param name="AccountId">His account, where he has one.</param>
/// <param name="Email">His address.</param>
public sealed record Person(long? AccountId, string Email);

/// <summary>Something that is kept, in a table or in files.</summary>
/// <param name="Name">The table, or the files as the owner finds them in the data folder.</param>
/// <param name="Processing">What is done with it; null where nothing in it is personal.</param>
public abstract record PersonalData(string Name, Processing? Processing);

/// <summary>
/// A table, column by column: each is declared as personal or among the others, so that nobody adds one without saying which. One table may be
/// declared in parts that differ in whose rows they are.
/// </summary>
/// <param name="Name">The table.</param>
/// <param name="Processing">What is done with it; null where nothing in it is personal.</param>
/// <param name="Rows">Whose a row is: an SQL condition with <c>@account</c> and <c>@email</c>; null where nobody can tell.</param>
/// <remarks>
/// A table whose rows are found through another one is declared after it, by the same feature or by a later one: erasing goes backwards.
/// </remarks>
public sealed record PersonalTable(string Name, Processing? Processing = null, string? Rows = null) : PersonalData(Name, Processing)
{
    /// <summary>What is about a person.</summary>
    public IReadOnlyList<PersonalColumn> Columns { get; init; } = [];

    /// <summary>The columns that say nothing about anybody.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Why its rows outlive an erasure, but for the columns that are cleared; null where they are deleted.</summary>
    public KeptFor? KeptFor { get; init; }

    /// <summary>When its rows go by themselves; null where that is somebody's decision.</summary>
    public Retention? Retention { get; init; }
}

/// <summary>A personal column.</summary>
/// <param name="Name">Its name; in exports the same in camelCase.</param>
/// <param name="What">Names the text that says what it is, <c>is-WHAT</c> of <c>InventoryTexts</c>.</param>
public sealed record PersonalColumn(string Name, string What)
{
    /// <summary>For <see cref="ClearedTo"/>: the address by which the person is erased, where the law demands to know with whom it was.</summary>
    public const string TheirAddress = "@email";

    /// <summary>Whether it protects the person, so that no export shows it: whoever saw it could do harm with it.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The name of the file that it holds, as SQL; exports show it as one. Null where it is no file.</summary>
    public string? FileName { get; init; }

    /// <summary>What it becomes when the person is erased and the row stays, as SQL; null where it stays too.</summary>
    public string? ClearedTo { get; init; }

    /// <summary>Whether it still says something about the person where the row stays.</summary>
    public bool OutlivesErasure => ClearedTo is null or TheirAddress;

    /// <summary>What is done with it, where that is not what is done with the table.</summary>
    public Processing? Processing { get; init; }
}

/// <summary>When rows go by themselves.</summary>
/// <param name="Over">Which rows are over: an SQL condition with <c>@limit</c>, a day; what ended before it is over.</param>
public sealed record Retention(string Over)
{
    /// <summary>So many days after the end.</summary>
    public int Days { get; init; }

    /// <summary>So many years after the end.</summary>
    public int Years { get; init; }

    /// <summary>Whether years are counted from the end of the year (§ 199 BGB, § 147 AO).</summary>
    public bool FromEndOfYear { get; init; }

    /// <summary>The day or moment from which the period runs, as SQL on a row, where a date can be told; null where it has not begun.</summary>
    public string? Ends { get; init; }

    /// <summary>What becomes of a row that is over, as the assignments of an UPDATE; null where it is deleted.</summary>
    public string? Becomes { get; init; }

    /// <summary>An SQL statement with <c>@limit</c> that goes before, in the same transaction: it lifts what guards the rows.</summary>
    public string? Before { get; init; }

    /// <summary>What ended before this day is over.</summary>
    public string Limit(DateTimeOffset now) => Text(FromEndOfYear ? new DateTime(now.UtcDateTime.Year - Years, 1, 1) : now.UtcDateTime.Date.AddYears(-Years).AddDays(-Days));

    /// <summary>The day on which something goes.</summary>
    /// <param name="end">When it ended, as it is stored.</param>
    public string GoesOn(string end)
    {
        var day = DateTime.ParseExact(end[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Text(FromEndOfYear ? new DateTime(day.Year + Years + 1, 1, 1) : day.AddYears(Years).AddDays(Days + 1));
    }

    private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A file of a person.</summary>
/// <param name="Name">As he knows it, without a folder.</param>
/// <param name="Path">Where it lies; null where it is in the database.</param>
public sealed record OwnFile(string Name, string? Path)
{
    /// <summary>What it holds, where it is in the database.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }
}

/// <summary>Files with personal data.</summary>
/// <param name="Name">As the owner finds them in the data folder.</param>
/// <param name="Processing">What is done with them.</param>
/// <param name="What">Names the text that says what they are, <c>is-WHAT</c> of <c>InventoryTexts</c>.</param>
public sealed record PersonalFiles(string Name, Processing Processing, string What) : PersonalData(Name, Processing)
{
    /// <summary>The files that go with a person; asked before his rows do.</summary>
    public Func<Session, DataFolder, Person, IEnumerable<string>>? Of { get; init; }

    /// <summary>The files that belong into the export of a person's data; null where none do: his letters he has, and links in them protect him.</summary>
    public Func<Session, DataFolder, Person, IEnumerable<OwnFile>>? Exported { get; init; }

    /// <summary>The files whose time is up.</summary>
    public Func<DataFolder, DateTimeOffset, IEnumerable<string>>? Over { get; init; }
}

/// <summary>Everything that the program keeps about people: what every feature declares.</summary>
/// <param name="all">In the order of the features.</param>
public sealed class Inventory(IReadOnlyList<PersonalData> all)
{
    /// <summary>The tables.</summary>
    public IReadOnlyList<PersonalTable> Tables { get; } = [.. all.OfType<PersonalTable>()];

    /// <summary>The files.</summary>
    public IReadOnlyList<PersonalFiles> Files { get; } = [.. all.OfType<PersonalFiles>()];

    /// <summary>The files that go with a person; asked before his rows do.</summary>
    public IReadOnlyList<string> FilesOf(Session session, DataFolder folder, Person person) => [.. Files.SelectMany(files => files.Of?.Invoke(session, folder, person) ?? [])];

    /// <summary>What is done with data, each with the texts that say what data that is.</summary>
    public IEnumerable<(Processing Processing, IReadOnlyList<string> What)> Processings =>
        Tables.SelectMany(table => table.Columns.Select(column => (Processing: column.Processing ?? table.Processing!, column.What)))
            .Concat(Files.Select(files => (Processing: files.Processing!, files.What)))
            .GroupBy(pair => pair.Processing.Name)
            .Select(group => (group.First().Processing, (IReadOnlyList<string>)[.. group.Select(pair => pair.What).Distinct()]));
}
