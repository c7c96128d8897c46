using System.Text.Json;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Tests.Privacy;

/// <summary>No column without a declaration, none that an export misses, and none that survives an erasure without a reason.</summary>
public abstract partial class InventoryTests(Engine engine) : IAsyncLifetime
{
    private const string OfSqlite =
        """
        SELECT m.name || '.' || p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'SchemaVersions' AND @id = 0
        """;

    private const string OfPostgres =
        """
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name NOT IN ('schema_scripts', 'schema_version') AND @id = 0
        """;

    private readonly Workshop workshop = new(engine);

    private static Inventory Inventory => Everything.Inventory;

    private List<string> Columns => Sql.Query(workshop.Owner, engine == Engine.Sqlite ? OfSqlite : OfPostgres, 0);

    [SkippableFact]
    public void Schema_EveryColumn_IsDeclaredOnce()
    {
        var declared = Inventory.Tables.SelectMany(table => table.Columns.Select(column => column.Name).Concat(table.Others).Select(name => $"{table.Name}.{name}")).ToHashSet();
        var there = Columns.ToHashSet();

        Assert.Empty(there.Except(declared)); // say in the feature's declaration whether it is personal
        Assert.Empty(declared.Except(there));
        Assert.Empty(Inventory.Tables.SelectMany(table => table.Columns.Select(column => column.Name).Intersect(table.Others).Select(name => $"{table.Name}.{name}")));
        Assert.All(Inventory.Tables, table => Assert.Equal(table.Columns.Count > 0, table.Processing is not null));
    }

    [SkippableFact]
    public async Task EveryTable_IsExported()
    {
        var everything = await Everything.MakeAsync(workshop);
        foreach (var table in Inventory.Tables.Where(table => table.Rows is not null && !IsOfOthers(table)))
            Assert.True(everything.Count(table) > 0, $"{table.Name} holds nothing about the customer: put it into {nameof(Everything)}");

        var file = workshop.Owner.PathTo("export.zip");
        workshop.Owner.Run("privacy", "export", "--email", everything.Customer.Email, "--out", file).Succeeded();
        using var zip = System.IO.Compression.ZipFile.OpenRead(file);
        using var stream = zip.GetEntry("data.json")!.Open();
        var parts = JsonDocument.Parse(stream).RootElement.GetProperty("data").EnumerateArray().ToList();
        foreach (var table in Inventory.Tables.Where(table => table.Rows is not null && !IsOfOthers(table)))
        {
            var row = parts.First(part => part.GetProperty("table").GetString() == table.Name).GetProperty("rows")[0];
            foreach (var column in table.Columns)
                Assert.Equal(!column.IsSecret && column.FileName is null, row.TryGetProperty(Regex.Replace(column.Name, "_(.)", match => match.Groups[1].Value.ToUpperInvariant()), out _));
            Assert.NotNull(zip.GetEntry(table.Name + ".csv"));
        }

        var number = Sql.Query(workshop.Owner, "SELECT number FROM invoices WHERE @id = 0", 0).Single();
        Assert.All(new[] { "pdf", "xml", "json" }, kind => Assert.True(zip.GetEntry($"files/{number}.{kind}")!.Length > 500));
    }

    [SkippableFact]
    public async Task Erased_LeavesNoValue_ButWhatIsKeptForAReason()
    {
        var everything = await Everything.MakeAsync(workshop);
        var values = Inventory.Tables.Where(table => table.Rows is not null)
            .SelectMany(table => table.Columns.Where(column => table.KeptFor is null || !column.OutlivesErasure).SelectMany(column => everything.Values(table, column.Name)))
            .Where(value => value.Length >= 8 && !Moment().IsMatch(value)).Append(Everything.Name).Append("Laptop").Distinct().ToList();
        Assert.Contains(everything.AccountId.ToString(), values);
        Assert.Contains(everything.Customer.Email, values);

        workshop.Owner.Run("privacy", "erase", "--email", everything.Customer.Email).Succeeded();

        var kept = Inventory.Tables.Where(table => table.KeptFor is not null)
            .SelectMany(table => table.Columns.Where(column => column.OutlivesErasure).Select(column => $"{table.Name}.{column.Name}")).ToHashSet();
        foreach (var place in Columns.Where(place => !kept.Contains(place) && !place.StartsWith("outbox.", StringComparison.Ordinal) /* the last letter */).Select(place => place.Split('.')))
        {
            var found = Sql.Query(workshop.Owner, $"SELECT CAST({place[1]} AS TEXT) FROM {place[0]} WHERE {place[1]} IS NOT NULL AND @id = 0", 0);
            Assert.All(values, value => Assert.DoesNotContain(found, text => text.Contains(value, StringComparison.OrdinalIgnoreCase)));
        }

        workshop.Owner.Run("audit", "verify").Succeeded();
        workshop.Owner.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Texts_AreThoseOfTheInventory()
    {
        string[] fixedOnes =
        [
            "Data", "Purpose", "Basis", "Kept", "Recipients", "RecipientsText", "record-title", "record-controller", "record-people", "record-people-text",
            "record-measures", "record-measures-text",
        ];
        var names = Inventory.Processings.Select(one => one.Processing.Name).ToList();
        var used = fixedOnes.Concat(names).Concat(names.Select(name => name + "-purpose")).Concat(names.Select(name => name + "-kept"))
            .Concat(Inventory.Processings.SelectMany(one => one.What).Select(what => "is-" + what)).Concat(Enum.GetNames<LegalBasis>().Select(basis => "basis-" + basis))
            .Concat(Enum.GetNames<KeptFor>().Select(reason => "kept-" + reason)).Distinct().Order(StringComparer.Ordinal);
        var there = new System.Resources.ResourceManager(typeof(InventoryTexts)).GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, true)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);
        Assert.Equal(used, there);
    }

    [SkippableTheory]
    [InlineData("de", "Verzeichnis der Verarbeitungstätigkeiten", "90 Tage")]
    [InlineData("en", "Record of processing activities", "90 days")]
    [InlineData("ru", "Реестр обработки данных", "90 дней")]
    public void Verb_PrintsTheRecord(string language, string title, string kept)
    {
        var text = workshop.Owner.Run("privacy", "inventory", "--language", language).Succeeded().Out;
        Assert.Contains(title, text);
        Assert.Contains(kept, text);
        Assert.Contains(workshop.Run("privacy", "inventory", "--language", language).EnumerateArray(), one => one.GetProperty("name").GetString() == "license");
    }

    [SkippableTheory]
    [InlineData("de", "Sicherheitsprotokoll", "90 Tage")]
    [InlineData("en", "Security log", "90 days")]
    [InlineData("ru", "Журнал безопасности", "90 дней")]
    public async Task PrivacyNotice_TakesTheInventoryIn(string language, string processing, string kept)
    {
        using var browser = new Browser(workshop.Server);
        (await browser.OpenAsync($"/{language}/privacy")).Says(processing, kept);
    }

    public Task InitializeAsync() => workshop.InitializeAsync();

    public Task DisposeAsync() => workshop.DisposeAsync();

    // A part of a table that is declared for rows of somebody else's.
    private static bool IsOfOthers(PersonalTable table) => Inventory.Tables.First(other => other.Name == table.Name) != table;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d")]
    private static partial Regex Moment();
}

/// <inheritdoc/>
public sealed class InventoryTestsOnSqlite() : InventoryTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class InventoryTestsOnPostgres() : InventoryTests(Engine.Postgres);
