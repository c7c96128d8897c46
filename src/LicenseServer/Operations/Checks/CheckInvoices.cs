using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>
/// Whether every invoice and credit note is the one that was issued: the PDF by its hash, in the column and in the audit, the XML by the copy that the PDF
/// carries; and whether orders, invoices and payments agree, see <see cref="CheckBooks"/>.
/// </summary>
internal static class CheckInvoices
{
    private const string Check = "invoices";

    /// <param name="session">One consistent state.</param>
    /// <param name="progress">Makes a bar for so many documents.</param>
    /// <param name="now">The moment.</param>
    internal static IEnumerable<Finding> Run(Session session, Func<long, ProgressBar> progress, DateTimeOffset now)
    {
        // What was issued before this day may be gone.
        var over = session.ExecuteScalar<string>("SELECT COALESCE(MAX(over_on), '') FROM invoice_period")!;
        if (string.CompareOrdinal(over, InvoicingData.OverBefore(now)) < 0) over = InvoicingData.OverBefore(now);
        var audited = Audited(session);
        var count = session.ExecuteScalar<long>("SELECT COUNT(*) FROM invoices");
        var books = CheckBooks.Run(session, over).ToList();
        var problems = new List<Finding>();
        using (var bar = progress(count))
        {
            foreach (var document in session.Stream<Document>("SELECT number, total, sha256, xml, pdf FROM invoices ORDER BY year, sequence"))
            {
                bar.Step();
                if (Look(document, audited) is { } problem) problems.Add(problem);
            }
        }

        problems.AddRange(audited.Where(entry => !entry.Value.IsFound && string.CompareOrdinal(entry.Value.On, over) >= 0).Select(entry => Broken(
            $"{entry.Key} was issued on {entry.Value.On}, says the audit, and is gone", "put the last backup back that has it")));
        problems.AddRange(books);
        return problems.Count > 0 ? problems : [Finding.Ok(Check, $"{(count == 1 ? "1 document" : $"{count} documents")} as issued, numbers without gap, sums agree")];
    }

    private static Finding? Look(Document document, Dictionary<string, Issued> audited)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(document.Pdf));
        if (hash != document.Sha256) return Changed(document.Number, "the PDF");
        if (audited.TryGetValue(document.Number, out var issued))
        {
            issued.IsFound = true;
            if (hash != issued.Sha256) return Changed(document.Number, "the PDF with its checksum");
        }

        if (!IsOf(document)) return Changed(document.Number, "the XML");
        return document.Pdf.AsSpan().IndexOf(Encoding.UTF8.GetBytes(document.Xml)) < 0 ? Changed(document.Number, "the XML") : null;
    }

    private static bool IsOf(Document document)
    {
        try
        {
            var xml = XDocument.Parse(document.Xml);
            return xml.Descendants().FirstOrDefault(element => element.Name.LocalName == "ExchangedDocument")?.Elements().First().Value == document.Number
                && xml.Descendants().FirstOrDefault(element => element.Name.LocalName == "GrandTotalAmount")?.Value == new Money(document.Total).ToString();
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static Dictionary<string, Issued> Audited(Session session)
    {
        var audited = new Dictionary<string, Issued>();
        foreach (var (details, at) in session.Query(
            "SELECT details, at FROM audit_entries WHERE action IN ('invoice.issued', 'invoice.canceled') AND details IS NOT NULL", null, row => (row.GetString(0), row.GetString(1))))
        {
            using var json = JsonDocument.Parse(details);
            if (json.RootElement.TryGetProperty("invoice", out var number) && json.RootElement.TryGetProperty("sha256", out var hash))
                audited[number.GetString()!] = new Issued(hash.GetString()!, at[..10]);
        }

        return audited;
    }

    private static Finding Changed(string number, string what) => Broken(
        $"{what} of {number} is not what was issued", $"take it from the last backup: 'jklab restore FILE --data OTHER', then 'jklab invoice export {number} --out FILE --data OTHER'");

    private static Finding Broken(string message, string hint) => Finding.Broken(Check, message, hint);

    private sealed class Issued(string sha256, string on)
    {
        public string Sha256 => sha256;

        public string On => on;

        public bool IsFound { get; set; }
    }

    private sealed class Document
    {
        public string Number { get; init; } = "";

        public long Total { get; init; }

        public string Sha256 { get; init; } = "";

        public string Xml { get; init; } = "";

        public byte[] Pdf { get; init; } = [];
    }
}
