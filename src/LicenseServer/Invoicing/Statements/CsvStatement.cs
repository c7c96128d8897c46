using CsvHelper;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Reads the CSV files of banks' web pages, row by row. Empty rows are passed over, and so are sums at the end: rows whose first value begins with Summe, Saldo,
/// Kontostand and the like, and whose date is none. Any other row that cannot be read refuses the file.
/// </summary>
internal static class CsvStatement
{
    private const int MaxRow = 1 << 20;
    private static readonly string[] Sums = ["Summe", "Saldo", "Kontostand", "Anfangssaldo", "Endsaldo", "Alter Kontostand", "Neuer Kontostand", "Alter Saldo", "Neuer Saldo", "Gesamt", "Total"];

    /// <summary>Reads a file.</summary>
    /// <param name="stream">Where it is; it can seek.</param>
    /// <param name="name">The file, for messages.</param>
    /// <param name="accounts">Takes note of the accounts, where the file names any.</param>
    /// <param name="mapping">What the owner says about the columns.</param>
    /// <exception cref="StatementException">Its columns are unknown, or a row cannot be read.</exception>
    public static IEnumerable<StatementEntry> Read(Stream stream, string name, SeenAccounts accounts, ColumnMapping? mapping) =>
        StatementGuard.Watch(name, ReadAll(stream, name, accounts, mapping));

    private static IEnumerable<StatementEntry> ReadAll(Stream stream, string name, SeenAccounts accounts, ColumnMapping? mapping)
    {
        using var text = CsvText.Open(stream, name);
        var header = CsvHeader.Find(text, name, mapping);
        var isOwn = true;
        if (header.Accounts.Count > 0 && !header.Columns.Has(CsvField.Account)) isOwn = header.Accounts.Select(accounts.Add).ToList().Contains(true);
        CsvMalformedReason? malformed = null;
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = header.Separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRow,
            OnMalformedRecord = record => malformed = record.Reason,
        });
        while (reader.Read())
        {
            string[] values = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            var row = new CsvRowReader(header.Columns, values, $"{name}: line {header.Line + reader.LineNumber}", accounts);
            if (malformed is { } reason && reason != CsvMalformedReason.StrayQuote) throw row.Refuse("a quotation mark is not closed, or stands where it may not");
            malformed = null;
            if (values.All(string.IsNullOrWhiteSpace) || IsSum(header.Columns, values)) continue;
            yield return isOwn ? row.Read() : StatementEntry.Ignored;
        }
    }

    private static bool IsSum(CsvColumns columns, string[] values)
    {
        var first = values.First(value => !string.IsNullOrWhiteSpace(value)).Trim();
        return Sums.Any(sum => first.StartsWith(sum, StringComparison.OrdinalIgnoreCase)) &&
            (values.Length < columns.Count || !StatementDate.TryParse(columns.Value(CsvField.Date, values), out _));
    }
}
