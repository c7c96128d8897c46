using BenchmarkDotNet.Attributes;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;
using UglyToad.PdfPig.Writer;

namespace JkLab.Bench;

/// <summary>What an invoice costs, its XML and its PDF, beside an empty page with the same fonts.</summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD")]
public class InvoiceBenchmarks
{
    private static readonly Seller Seller = new(
        "JK-LAB", "Werkstraße 12", "04109", "Leipzig", "DE", "rechnung@jk-lab.example", "181/815/08155", null, true, "DE89370400440532013000", null, "Jörg Kübler");

    private readonly InvoiceDocument document = new(
        "2026-0007", "2026-11-29", "2026-12-13", 100_000_007, Seller, new BillingAddress("Müller Gebäudereinigung GmbH", "Hauptstraße 5", "10115", "Berlin", "DE", null),
        [new InvoiceLine("KBRS CRM standard", 3, new Money(14900))], PaymentReference.Of("2026-0007"), null);

    [Benchmark(Baseline = true, Description = "an empty page with the fonts")]
    public int WriteEmptyPage()
    {
        using var pdf = new PdfDocumentBuilder();
        InvoiceFont.AddTo(pdf);
        pdf.AddPage(595, 842);
        return pdf.Build().Length;
    }

    [Benchmark(Description = "an invoice, XML and PDF")]
    public int WriteInvoice() => InvoicePdf.Write(document, InvoiceXml.Write(document), new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)).Length;
}
