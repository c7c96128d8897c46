namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>Which column of a CSV file is what.</summary>
internal sealed class CsvColumns
{
    private readonly Dictionary<CsvField, int[]> columns = [];
    private readonly IReadOnlyList<string> names;

    private CsvColumns(IReadOnlyList<string> names) => this.names = names;

    /// <summary>How many columns there are.</summary>
    public int Count => names.Count;

    /// <summary>Whether the file has a field.</summary>
    public bool Has(CsvField field) => columns.ContainsKey(field);

    /// <summary>The value of a field in a row, trimmed; several columns of text are joined with a newline. Empty where the file has no such field.</summary>
    public string Value(CsvField field, IReadOnlyList<string> row) =>
        columns.TryGetValue(field, out var found) ? string.Join('\n', found.Select(i => row[i].Trim()).Where(value => value.Length > 0)) : "";

    /// <summary>The bank's name for a field, for messages.</summary>
    public string NameOf(CsvField field) => columns.TryGetValue(field, out var found) ? StatementText.Name(names[found[0]]) ?? "" : field.ToString();

    /// <summary>Recognizes a header.</summary>
    /// <param name="names">The names in a line.</param>
    /// <param name="mapping">What the owner says.</param>
    /// <returns>Null where the line has no date or no amount, or not all that the owner names: it is no header, then.</returns>
    /// <exception cref="StatementException">It is one, and a name that decides about money is there twice.</exception>
    public static CsvColumns? Recognize(IReadOnlyList<string> names, ColumnMapping? mapping)
    {
        string[] folded = [.. names.Select(CsvNames.Fold)];
        var found = new CsvColumns(names);
        foreach (var field in Enum.GetValues<CsvField>())
        {
            string? given = null;
            var at = mapping?.Columns.TryGetValue(field, out given) == true ? Given(given!, folded) : CsvNames.Find(field, folded);
            if (at is null) return null;
            if (at.Length > 0) found.columns[field] = at;
        }

        if (!found.Has(CsvField.Date) || !(found.Has(CsvField.Amount) || (found.Has(CsvField.Debit) && found.Has(CsvField.Credit)))) return null;
        found.Settle();
        return found;
    }

    /// <summary>Null where the named column is not there; none where the owner names none.</summary>
    private static int[]? Given(string name, string[] folded)
    {
        if (name.Length == 0) return [];
        int[] at = [.. Enumerable.Range(0, folded.Length).Where(i => folded[i] == CsvNames.Fold(name))];
        return at.Length == 0 ? null : at;
    }

    /// <summary>
    /// A field has one column, but for the text. ING writes a currency twice: that of the amount is the one behind it. Older files of VR banks have S or H, for
    /// debit and credit, in a column without a name behind the amount.
    /// </summary>
    private void Settle()
    {
        if (columns.TryGetValue(CsvField.Amount, out var amounts))
        {
            var (at, behind) = (amounts[0], amounts[0] + 1);
            if (columns.TryGetValue(CsvField.Currency, out var currencies)) columns[CsvField.Currency] = [currencies.FirstOrDefault(i => i > at, currencies[0])];
            if (behind < names.Count && string.IsNullOrWhiteSpace(names[behind])) columns.TryAdd(CsvField.Side, [behind]);
        }

        foreach (var (field, found) in columns.Where(pair => pair.Key != CsvField.Text && pair.Value.Length > 1))
            throw new StatementException(
                $"the column '{StatementText.Name(names[found[0]])}' is there twice",
                $"rename the one that does not hold the {field.ToString().ToLowerInvariant()}, in a copy of the file");
    }
}
