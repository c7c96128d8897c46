using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy;

/// <summary>
/// Everything about a person as one ZIP (Art. 15 and 20 DSGVO): <c>data.json</c>, a CSV file for each table, his files in <c>files/</c>, and
/// <c>index.html</c>, which says in his language what it all is, what it is for, on what basis, who gets it and how long it is kept.
/// </summary>
internal static class DataExport
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    internal static void Write(Stream stream, IReadOnlyList<OwnPart> parts, IReadOnlyList<OwnFile> files, Person person, Language language, DateTimeOffset now)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "index.html", writer => WriteHtml(writer, parts, person, language, now));
        Add(zip, "data.json", writer => writer.Write(JsonSerializer.Serialize(ToJson(parts, person, language, now), Json)));
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var twin = parts.Take(i).Count(other => other.Table.Name == part.Table.Name);
            Add(zip, $"{part.Table.Name}{(twin == 0 ? "" : $"-{twin + 1}")}.csv", writer => WriteCsv(writer, part));
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files) Add(zip, "files/" + Unique(file.Name, names), file);
    }

    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var twin = 2; !names.Add(unique); twin++) unique = $"{Path.GetFileNameWithoutExtension(name)}-{twin}{Path.GetExtension(name)}";
        return unique;
    }

    private static object ToJson(IReadOnlyList<OwnPart> parts, Person person, Language language, DateTimeOffset now) => new
    {
        Email = person.Email,
        ExportedAt = Moment.ToText(now),
        Recipients = InventoryTexts.Get(language, "RecipientsText"),
        Data = parts.Select(part => new
        {
            Table = part.Table.Name,
            What = InventoryTexts.Get(language, part.Table.Processing!.Name),
            Purpose = InventoryTexts.Purpose(language, part.Table.Processing),
            LegalBasis = InventoryTexts.Bases(language, part.Table.Processing),
            Kept = InventoryTexts.Kept(language, part.Table.Processing),
            Rows = part.Rows.Select(row => part.Columns.Zip(row).ToDictionary(pair => NameOf(pair.First), pair => pair.Second)),
        }),
    };

    private static void WriteCsv(TextWriter writer, OwnPart part)
    {
        using var csv = CsvWriter.Create(writer, leaveOpen: true);
        foreach (var column in part.Columns) csv.WriteField(NameOf(column));
        csv.EndRecord();
        foreach (var row in part.Rows)
        {
            foreach (var value in row) csv.WriteField(value is string text ? Harmless(text) : value);
            csv.EndRecord();
        }
    }

    // A spreadsheet takes what begins so for a formula.
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    private static void WriteHtml(TextWriter writer, IReadOnlyList<OwnPart> parts, Person person, Language language, DateTimeOffset now)
    {
        var title = Html.Encode(Texts.Get<PrivacyTexts>(language, "ExportTitle", person.Email));
        writer.Write($"""
            <!DOCTYPE html>
            <html lang="{language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>body {"{"} font: 16px/1.5 system-ui, sans-serif; margin: 2rem; {"}"} table {"{"} border-collapse: collapse; {"}"} th, td {"{"} border: 1px solid #999; padding: .25rem .5rem; text-align: left; vertical-align: top; white-space: pre-wrap; {"}"}</style>
            </head>
            <body>
            <h1>{title}</h1>
            <p>{Html.Encode(LocalTime.Moment(now, language))}</p>
            <p><strong>{Text("Recipients")}:</strong> {Text("RecipientsText")}</p>

            """);
        foreach (var part in parts)
        {
            var processing = part.Table.Processing!;
            writer.WriteLine($"<h2>{Text(processing.Name)} ({Html.Encode(part.Table.Name)})</h2>");
            writer.WriteLine($"<p><strong>{Text("Purpose")}:</strong> {Html.Encode(InventoryTexts.Purpose(language, processing))}<br>");
            writer.WriteLine($"<strong>{Text("Basis")}:</strong> {Html.Encode(InventoryTexts.Bases(language, processing))}<br>");
            writer.WriteLine($"<strong>{Text("Kept")}:</strong> {Html.Encode(InventoryTexts.Kept(language, processing))}</p>");
            writer.WriteLine($"<table><thead>{Row("th", part.Columns.Select(column => InventoryTexts.What(language, column.What)))}</thead><tbody>");
            foreach (var row in part.Rows) writer.WriteLine(Row("td", row.Select(value => OwnValue.Show(value, language))));
            writer.WriteLine("</tbody></table>");
        }

        writer.WriteLine("</body>\n</html>");

        string Text(string key) => Html.Encode(InventoryTexts.Get(language, key));
    }

    private static string Row(string tag, IEnumerable<string> cells) => $"<tr>{string.Concat(cells.Select(cell => $"<{tag}>{Html.Encode(cell)}</{tag}>"))}</tr>";

    private static void Add(ZipArchive zip, string name, OwnFile file)
    {
        if (file.Path is not null)
        {
            zip.CreateEntryFromFile(file.Path, name, CompressionLevel.Fastest);
            return;
        }

        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(file.Content.Span);
    }

    private static void Add(ZipArchive zip, string name, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), Utf8);
        write(writer);
    }

    /// <summary>The name of a column in exports: camelCase.</summary>
    internal static string NameOf(PersonalColumn column) =>
        string.Concat(column.Name.Split('_').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
