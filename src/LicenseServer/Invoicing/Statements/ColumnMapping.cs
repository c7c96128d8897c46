namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// What the owner says about the columns of a CSV file that no bank's known names fit: <c>date=Buchung,amount=Umsatz,payer=Name,text=Zweck</c>. A name with a
/// comma stands in quotation marks; a field without a name (<c>status=</c>) is not read. Fields not named are recognized as ever.
/// </summary>
internal sealed class ColumnMapping
{
    private static readonly Dictionary<string, CsvField> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = CsvField.Date,
        ["value"] = CsvField.ValueDate,
        ["amount"] = CsvField.Amount,
        ["debit"] = CsvField.Debit,
        ["credit"] = CsvField.Credit,
        ["side"] = CsvField.Side,
        ["currency"] = CsvField.Currency,
        ["payer"] = CsvField.Payer,
        ["text"] = CsvField.Text,
        ["status"] = CsvField.Status,
        ["account"] = CsvField.Account,
        ["reference"] = CsvField.Reference,
    };

    private readonly Dictionary<CsvField, string> columns = [];

    private ColumnMapping()
    {
    }

    /// <summary>An example, for hints.</summary>
    public static string Example => "date=Buchung,amount=Umsatz,payer=Name,text=Zweck";

    /// <summary>The named columns; an empty name for a field that is not to be read.</summary>
    public IReadOnlyDictionary<CsvField, string> Columns => columns;

    /// <summary>Reads what the owner typed.</summary>
    /// <param name="text">Pairs of a field and the name of a column, separated by commas.</param>
    /// <returns>The mapping; a refusal for an unknown or repeated field, a missing sign or quotation mark.</returns>
    public static Result<ColumnMapping> Parse(string text)
    {
        var mapping = new ColumnMapping();
        var hint = $"write pairs such as {Example}; the fields are: {string.Join(", ", Keys.Keys)}";
        if (!TrySplit(text, out var pairs)) return Refusal.ToOwner("a quotation mark in the mapping is not closed", hint);
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var key = at < 0 ? pair.Trim() : pair[..at].Trim();
            if (at < 0) return Refusal.ToOwner($"'{StatementText.Name(key)}' in the mapping has no '='", hint);
            if (!Keys.TryGetValue(key, out var field)) return Refusal.ToOwner($"the mapping has no field '{StatementText.Name(key)}'", hint);
            if (!mapping.columns.TryAdd(field, pair[(at + 1)..].Replace("\"", "", StringComparison.Ordinal).Trim())) return Refusal.ToOwner($"the mapping names the field '{key}' twice", hint);
        }

        var named = mapping.columns.Where(pair => pair.Value.Length > 0).Select(pair => CsvNames.Fold(pair.Value)).ToList();
        if (named.Contains("")) return Refusal.ToOwner("the mapping names a column without letters or digits", hint);
        return named.Distinct().Count() == named.Count ? mapping : Refusal.ToOwner("the mapping names a column twice", hint);
    }

    /// <summary>At commas that are not within quotation marks.</summary>
    private static bool TrySplit(string text, out List<string> pairs)
    {
        var (isQuoted, start) = (false, 0);
        pairs = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') isQuoted = !isQuoted;
            if (text[i] != ',' || isQuoted) continue;
            pairs.Add(text[start..i]);
            start = i + 1;
        }

        pairs.Add(text[start..]);
        return !isQuoted;
    }
}
