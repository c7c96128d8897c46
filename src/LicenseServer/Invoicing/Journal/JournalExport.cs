using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Journal;

/// <summary>What a year's export holds.</summary>
/// <param name="Invoices">How many documents, credit notes too.</param>
/// <param name="Payments">How many lines of money that came.</param>
/// <param name="Net">Without tax, less credit notes.</param>
/// <param name="Tax">The tax, less credit notes.</param>
/// <param name="Total">Both together.</param>
internal sealed record JournalSums(int Invoices, int Payments, Money Net, Money Tax, Money Total);

/// <summary>
/// A year for the tax adviser as one ZIP: <c>journal.csv</c>, every document as <c>invoices/NUMBER.pdf</c> and <c>.xml</c> as it was issued, <c>SHA256SUMS</c> and a
/// German <c>README.txt</c>. The same year gives the same bytes until something is issued or paid: entries have the moment of issue, and nothing says when
/// it was exported. One document at a time is in memory.
/// </summary>
internal sealed class JournalExport(Database database)
{
    private const string ReadMe =
        """
        Rechnungsjournal {0}

        journal.csv     alle Rechnungen und Rechnungskorrekturen des Jahres und alle Zahlungen, die in ihm gebucht
                        wurden, eine je Zeile; Beträge in Euro, Rechnungskorrekturen negativ. Zeichensatz UTF-8,
                        Trennzeichen Semikolon; Tabellenprogramme öffnen die Datei mit einem Doppelklick.
                        "Offen am Jahresende" ist, was von einer Rechnung am 31.12.{0} noch nicht bezahlt war.
                        Eine Zahlung ohne Nummer wartet noch auf ihre Zuordnung.
        invoices/       jede Rechnung und Rechnungskorrektur, wie sie ausgestellt wurde: als PDF (PDF/A-3 mit
                        eingebetteter Factur-X-/ZUGFeRD-Datei) und dieselbe Datei einzeln als XML (EN 16931)
        SHA256SUMS      Prüfsummen aller Dateien; geprüft werden sie mit: sha256sum -c SHA256SUMS

        """;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes it; the stream need not seek, and stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="year">Which year.</param>
    internal JournalSums Write(Stream stream, int year)
    {
        var rows = database.Read(session => JournalRow.Of(session, year));
        var documents = rows.Where(row => row.Kind != JournalKind.Payment).ToList();
        var last = documents.Count > 0 ? documents.Max(row => row.At) : new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var sums = new StringBuilder();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("README.txt", last, target => target.Write(Utf8.GetBytes(string.Format(CultureInfo.InvariantCulture, ReadMe, year))));
            Add("journal.csv", last, target => JournalCsv.Write(target, rows));
            foreach (var document in documents)
            {
                var (pdf, xml) = database.Read(session => (Invoice.Pdf(session, document.Number!), Invoice.Xml(session, document.Number!)));
                Add($"invoices/{document.Number}.pdf", document.At, target => target.Write(pdf));
                Add($"invoices/{document.Number}.xml", document.At, target => target.Write(Utf8.GetBytes(xml)));
            }

            AddEntry("SHA256SUMS", last, target => target.Write(Utf8.GetBytes(sums.ToString())));

            void Add(string name, DateTimeOffset at, Action<Stream> write)
            {
                using var hash = SHA256.Create();
                AddEntry(name, at, target =>
                {
                    using var hashing = new CryptoStream(target, hash, CryptoStreamMode.Write, leaveOpen: true);
                    write(hashing);
                });
                sums.Append(Convert.ToHexStringLower(hash.Hash!)).Append("  ").Append(name).Append('\n');
            }

            void AddEntry(string name, DateTimeOffset at, Action<Stream> write)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = at.ToUniversalTime();
                using var target = entry.Open();
                write(target);
            }
        }

        var (net, tax) = (Sum(documents, row => row.Net), Sum(documents, row => row.Tax));
        return new JournalSums(documents.Count, rows.Count - documents.Count, net, tax, net + tax);
    }

    private static Money Sum(IEnumerable<JournalRow> rows, Func<JournalRow, Money> what) => rows.Aggregate(Money.Zero, (sum, row) => sum + what(row));
}
