using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// The line with the names of the columns, among the first 60: banks write account, owner, period and balance above it. The separator is the one with which
/// a line has the names that are looked for.
/// </summary>
/// <param name="Columns">What the columns are.</param>
/// <param name="Separator">Semicolon, comma or tab.</param>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Accounts">IBANs in the lines above.</param>
internal sealed partial record CsvHeader(CsvColumns Columns, char Separator, int Line, IReadOnlyList<string> Accounts)
{
    private const int MaxLines = 60;
    private const int MaxLineLength = 1 << 16;
    private const int MaxShown = 40;

    /// <summary>Finds it, and leaves the text at the line below.</summary>
    /// <param name="text">The text, at its beginning.</param>
    /// <param name="name">The file, for messages.</param>
    /// <param name="mapping">What the owner says about the columns.</param>
    /// <exception cref="StatementException">There is none.</exception>
    public static CsvHeader Find(TextReader text, string name, ColumnMapping? mapping)
    {
        var accounts = new List<string>();
        IReadOnlyList<string> likely = [];
        for (var number = 1; number <= MaxLines && ReadLine(text, name) is { } line; number++)
        {
            foreach (var separator in ";,\t")
            {
                var names = Split(line, separator);
                if (CsvColumns.Recognize(names, mapping) is { } columns) return new CsvHeader(columns, separator, number, accounts);
                if (Likelihood(names) > Likelihood(likely)) likely = names;
            }

            accounts.AddRange(Token().Split(line).Select(NumberText.Compact).Where(token => Iban().IsMatch(token)));
        }

        var found = string.Join(", ", likely.Take(MaxShown).Select(Shown).Where(shown => shown.Length > 0));
        throw new StatementException(
            $"{name} has no columns that are known{(likely.Count > 1 ? $": {found}" : "")}",
            mapping is null
                ? $"say which is which with a mapping, such as {ColumnMapping.Example}, or ask the bank for camt.053"
                : "a line has to have every column of the mapping, a date and an amount; correct the names");
    }

    /// <summary>A header has many names, and none of them has a digit in it.</summary>
    private static int Likelihood(IReadOnlyList<string> names) => names.Count(name => name.Any(char.IsLetter) && !name.Any(char.IsDigit));

    private static string Shown(string name) => StatementText.Line(name.Length > MaxShown ? name[..MaxShown] : name);

    private static string[] Split(string line, char separator)
    {
        using var reader = CsvReader.Create(new StringReader(line), new CsvReaderOptions { Separator = separator, HasHeader = false });
        return reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())] : [];
    }

    private static string? ReadLine(TextReader text, string name)
    {
        var line = new StringBuilder();
        for (int next; (next = text.Read()) >= 0;)
        {
            if (next is '\n' or '\r')
            {
                if (next == '\r' && text.Peek() == '\n') text.Read();
                return line.ToString();
            }

            if (line.Length == MaxLineLength) throw TooLong(name);
            line.Append((char)next);
        }

        return line.Length > 0 ? line.ToString() : null;
    }

    private static StatementException TooLong(string name) => new(
        $"{name} has a line of more than {MaxLineLength} characters and is no bank's CSV", "download the statement from the bank once more, as CSV or camt.053");

    [GeneratedRegex("[;,\t\":/]")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\z")]
    private static partial Regex Iban();
}
