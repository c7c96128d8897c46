using System.Globalization;
using System.Text;
using CsvHelper;

namespace JkLab.LicenseServer.Invoicing.Journal;

/// <summary>
/// The journal as a German spreadsheet opens it: UTF-8 with a byte order mark, semicolons, decimal commas, 29.11.2026. What people wrote is never taken for a
/// formula: an apostrophe stands before it where it begins like one.
/// </summary>
internal static class JournalCsv
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly string[] Heading =
    [
        "Datum", "Art", "Nummer", "Bestellung", "Käufer", "Netto", "Steuersatz in %", "Steuer", "Brutto", "Zahlungsdatum", "Bezahlt", "Zahlungsnummer", "Offen am Jahresende",
    ];

    /// <summary>Writes it.</summary>
    internal static void Write(Stream stream, IEnumerable<JournalRow> rows)
    {
        using var writer = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\r\n" };
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { Separator = ';' }, leaveOpen: true);
        foreach (var cells in rows.Select(Cells).Prepend(Heading))
        {
            foreach (var cell in cells) csv.WriteField(cell);
            csv.EndRecord();
        }
    }

    private static string[] Cells(JournalRow row) => row.Kind == JournalKind.Payment
        ?
        [
            Day(row.On), "Zahlung", row.Number ?? "", Whole(row.Order), Harmless(row.Party ?? ""), "", "", "", "", Day(row.On), Euro(row.Amount), Whole(row.Payment), "",
        ]
        :
        [
            Day(row.On), row.Kind == JournalKind.Invoice ? "Rechnung" : "Rechnungskorrektur", row.Number!, Whole(row.Order), Harmless(row.Party ?? ""), Euro(row.Net),
            row.Rate.ToString("0.##", German), Euro(row.Tax), Euro(row.Net + row.Tax), "", "", "", row.Open is { } open ? Euro(open) : "",
        ];

    private static string Euro(Money money) => money.Euro.ToString("0.00", German);

    private static string Day(string day) => Documents.InvoiceWords.Day(day);

    private static string Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
