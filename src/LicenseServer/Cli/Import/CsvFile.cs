using System.Text;
using CsvHelper;

namespace JkLab.LicenseServer.Cli.Import;

/// <summary>
/// A CSV file as spreadsheets and databases write it (RFC 4180): UTF-8 with or without a byte order mark, commas or semicolons, names of columns
/// in the first line. At most 64 MiB and 100,000 lines; empty ones are passed over.
/// </summary>
public sealed class CsvFile
{
    private const int MaxBytes = 64 << 20;
    private const int MaxRows = 100_000;

    private readonly List<CsvRow> rows = [];
    private readonly List<CsvMistake> mistakes = [];

    private CsvFile()
    {
    }

    /// <summary>The lines that can be read.</summary>
    public IReadOnlyList<CsvRow> Rows => rows;

    /// <summary>What is wrong with the others.</summary>
    public IReadOnlyList<CsvMistake> Mistakes => mistakes;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="columns">What it may have.</param>
    /// <returns>What is in it, mistakes included; a refusal where it is no such file at all.</returns>
    /// <exception cref="OwnerException">It cannot be read.</exception>
    public static Result<CsvFile> Read(string path, IReadOnlyList<CsvColumn> columns)
    {
        if (!ReadText(path).TryGet(out var text, out var refusal)) return refusal;
        var file = new CsvFile();
        var isMalformed = false;
        using var reader = CsvReader.Create(new StringReader(text), new CsvReaderOptions
        {
            Separator = Separator(text),
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = _ => isMalformed = true,
        });
        var headings = file.ReadHeadings(Next(), columns);
        if (file.mistakes.Count > 0) return file;
        while (Next() is { } fields)
        {
            if (file.rows.Count + file.mistakes.Count >= MaxRows) return Refusal.ToOwner($"the file has more than {MaxRows} lines", "cut it into several files; each is taken in by itself");
            if (fields.All(string.IsNullOrWhiteSpace)) continue;
            var line = (int)reader.LineNumber;
            if (isMalformed) file.Add(line, null, "a quotation mark is not closed, or stands where it may not", "put a value with a quotation mark into quotation marks, and double the mark");
            else file.ReadRow(line, fields, headings, columns);
        }

        return file;

        string[]? Next()
        {
            isMalformed = false;
            return reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : null;
        }
    }

    private static Result<string> ReadText(string path)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > MaxBytes) return Refusal.ToOwner($"the file is larger than {MaxBytes >> 20} MiB", "cut it into several files; each is taken in by itself");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the file cannot be read: {e.Message.TrimEnd('.')}", "name a CSV file that you may read", e);
        }

        var hint = "save it as \"CSV UTF-8\"; nothing was changed";
        if (bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) return Refusal.ToOwner("the file is UTF-16, not UTF-8", hint);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes is [0xef, 0xbb, 0xbf, ..] ? bytes.AsSpan(3) : bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? Refusal.ToOwner("the file is no text", hint) : text;
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.Take(e.Index).Count(symbol => symbol == '\n');
            return Refusal.ToOwner($"the file is not UTF-8: line {line} has a letter in another encoding, perhaps Windows-1252", hint);
        }
    }

    private static char Separator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text : text[..end];
        return first.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }

    private List<CsvColumn?> ReadHeadings(string[]? headings, IReadOnlyList<CsvColumn> columns)
    {
        var known = "the columns are: " + string.Join(", ", columns.Select(column => column.Name));
        var named = new List<CsvColumn?>();
        foreach (var heading in headings ?? [])
        {
            var column = columns.FirstOrDefault(column => column.IsCalled(heading));
            if (column is null) Add(1, null, $"there is no column '{Shown(heading)}'", $"rename or remove it; {known}");
            else if (named.Contains(column)) Add(1, null, $"the column '{column.Name}' is there twice", "remove one of the two");
            named.Add(column);
        }

        foreach (var column in columns.Where(column => column.IsRequired && !named.Contains(column))) Add(1, null, $"the column '{column.Name}' is missing", $"the first line names the columns; {known}");
        return named;
    }

    private void ReadRow(int line, string[] fields, List<CsvColumn?> headings, IReadOnlyList<CsvColumn> columns)
    {
        if (fields.Length != headings.Count)
        {
            Add(line, null, $"there are {fields.Length} values and not {headings.Count}", "put a value with a comma or a semicolon into quotation marks");
            return;
        }

        var values = headings.Zip(fields, (column, field) => (column: column!, field: field.Trim())).Where(pair => pair.field.Length > 0).ToDictionary(pair => pair.column, pair => pair.field);
        var before = mistakes.Count;
        foreach (var column in columns.Where(column => column.IsRequired && !values.ContainsKey(column))) Add(line, column, "is empty", "fill it in, or remove the line");
        foreach (var (column, value) in values)
        {
            if (value.Length > column.MaxLength) Add(line, column, $"has {value.Length} characters, and at most {column.MaxLength} are kept", "shorten it");
            else if (value.Any(symbol => char.IsControl(symbol) && !(column.HasLines && symbol is '\r' or '\n'))) Add(line, column, "has a line break or another control character", "write it in one line");
        }

        if (mistakes.Count == before) rows.Add(new CsvRow(line, values));
    }

    private void Add(int line, CsvColumn? column, string problem, string hint) => mistakes.Add(new CsvMistake(line, column, problem, hint));

    private static string Shown(string heading) => string.Concat(heading.Where(symbol => !char.IsControl(symbol)).Take(40));
}
