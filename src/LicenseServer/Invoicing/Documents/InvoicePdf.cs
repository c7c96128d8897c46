using System.Globalization;
using System.Text;
using JkLab.LicenseServer.Web;
using UglyToad.PdfPig.Writer;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>
/// An invoice for people: PDF/A-3b that carries its own XML (Factur-X 1.07 / ZUGFeRD 2.3), laid out as a German business letter of form B (DIN 5008), so
/// that folded at its marks the address stands in the window of an envelope.
/// </summary>
internal sealed class InvoicePdf
{
    /// <summary>What the XML is called in the PDF, as Factur-X wants it.</summary>
    internal const string XmlName = "factur-x.xml";

    private const double Left = 25;
    private const double Right = 190;
    private const double Bottom = 266;
    private const double Small = 8;
    private const double Normal = 9.5;

    private readonly InvoiceDocument document;
    private readonly PdfDocumentBuilder pdf;
    private readonly (PdfDocumentBuilder.AddedFont Regular, PdfDocumentBuilder.AddedFont Medium) fonts;
    private PdfSheet sheet = null!;
    private double y;
    private int pages;

    private InvoicePdf(InvoiceDocument document, PdfDocumentBuilder pdf)
    {
        (this.document, this.pdf) = (document, pdf);
        fonts = InvoiceFont.AddTo(pdf);
    }

    /// <summary>The PDF.</summary>
    /// <param name="document">What it says.</param>
    /// <param name="xml">The same for machines.</param>
    /// <param name="at">The moment.</param>
    internal static byte[] Write(InvoiceDocument document, string xml, DateTimeOffset at)
    {
        var title = InvoiceWords.Title(document);
        using var stream = new MemoryStream();
        using (var pdf = new PdfDocumentBuilder(stream, false, PdfWriterType.Default, 1.7, new FileInPdf(XmlName, $"{title} als XML", Encoding.UTF8.GetBytes(xml), at)))
        {
            (pdf.ArchiveStandard, pdf.IncludeDocumentInformation, pdf.XmpMetadata) = (PdfAStandard.A3B, false, InvoiceXmp.Write(title, document.Seller.Name, at));
            new InvoicePdf(document, pdf).Write(title);
        }

        return stream.ToArray();
    }

    private void Write(string title)
    {
        NewPage();
        Address();
        Facts();
        Black();
        sheet.Text(Left, 106, title, 15, Weight.Medium);
        Lines(116);
        Totals();
        Notes();
        if (document.DueOn is not null) Payment();
    }

    private void NewPage()
    {
        sheet = new PdfSheet(pdf, fonts);
        pages++;
        if (document.IsSample)
        {
            sheet.Ink(236, 236, 236);
            sheet.Text(38, 165, "MUSTER", 100, Weight.Medium);
        }

        Gray();
        foreach (var mark in new[] { 105.0, 148.5, 210.0 }) sheet.Line(4, mark, mark == 148.5 ? 9 : 7.5, mark, 0.3);
        Footer();
        if (pages > 1)
        {
            sheet.Text(Left, 20, $"{InvoiceWords.Title(document)}, Seite {pages}", Small);
            y = 32;
            return;
        }

        Accent();
        sheet.Text(Left, 22, document.Seller.Name, 17, Weight.Medium);
        sheet.Area(Left, 26, Right - Left, 0.6);
    }

    private void Address()
    {
        var (seller, buyer) = (document.Seller, document.Buyer);
        Gray();
        var back = $"{seller.Name} · {seller.Street} · {seller.PostalCode} {seller.City}";
        sheet.Text(Left, 60.5, sheet.Wrap(back, 83, 6.5)[0], 6.5);
        sheet.Line(Left, 61.6, Left + 83, 61.6, 0.3);
        Black();

        // The window is 85 by 27.3 mm below the line for the way back: letters shrink until all of it fits.
        foreach (var size in new[] { 10.5, 9.5, 8.5, 7.5 })
        {
            var step = size * 0.43;
            List<string> lines = [.. sheet.Wrap(buyer.Name, 80, size), .. sheet.Wrap(buyer.Street, 80, size), $"{buyer.PostalCode} {buyer.City}"];
            if (lines.Count * step > 26 && size > 7.5) continue;
            for (var i = 0; i < lines.Count; i++) sheet.Text(Left, 66.5 + (i * step), lines[i], size);
            return;
        }
    }

    private void Facts()
    {
        List<(string Name, string Value)> facts = document.Corrects is { } corrects
            ? [("Nummer", document.Number), ("Datum", InvoiceWords.Day(document.IssuedOn)), ("Zur Rechnung", corrects.Number), ("vom", InvoiceWords.Day(corrects.IssuedOn))]
            : [("Rechnungsnummer", document.Number), ("Rechnungsdatum", InvoiceWords.Day(document.IssuedOn)), .. document.DueOn is { } due ? [("Zahlbar bis", InvoiceWords.Day(due))] : Array.Empty<(string, string)>()];
        facts.Add(("Bestellung", document.Order.ToString(CultureInfo.InvariantCulture)));
        if (document.Buyer.VatId is { } vatId) facts.Add(("Ihre USt-IdNr.", vatId));
        for (var i = 0; i < facts.Count; i++)
        {
            Gray();
            sheet.Text(125, 60.5 + (i * 5.5), facts[i].Name, Normal);
            Black();
            sheet.TextTo(Right, 60.5 + (i * 5.5), facts[i].Value, Normal, i == 0 ? Weight.Medium : Weight.Regular);
        }
    }

    private void Lines(double top)
    {
        y = top;
        Heading();
        var number = 0;
        foreach (var line in document.Lines)
        {
            var text = sheet.Wrap(line.Text, 82, Normal);
            var note = line.Note is null ? [] : sheet.Wrap(line.Note, 82, Small);
            var height = (text.Count * 4.4) + (note.Count * 3.7) + 2.2;
            if (y + height > Bottom)
            {
                NewPage();
                Heading();
            }

            Black();
            sheet.Text(Left + 1, y + 4, (++number).ToString(CultureInfo.InvariantCulture), Normal);
            sheet.TextTo(130, y + 4, line.Quantity.ToString(CultureInfo.InvariantCulture), Normal);
            sheet.TextTo(159, y + 4, InvoiceWords.Amount(line.Price), Normal);
            sheet.TextTo(Right - 1, y + 4, InvoiceWords.Amount(line.Total), Normal);
            for (var i = 0; i < text.Count; i++) sheet.Text(34, y + 4 + (i * 4.4), text[i], Normal);
            Gray();
            for (var i = 0; i < note.Count; i++) sheet.Text(34, y + 4 + (text.Count * 4.4) - 0.4 + (i * 3.7), note[i], Small);
            y += height;
            sheet.Ink(214, 219, 226);
            sheet.Line(Left, y, Right, y, 0.3);
        }
    }

    private void Heading()
    {
        sheet.Ink(240, 243, 247);
        sheet.Area(Left, y, Right - Left, 6.5);
        Gray();
        sheet.Text(Left + 1, y + 4.4, "Pos.", Small, Weight.Medium);
        sheet.Text(34, y + 4.4, "Beschreibung", Small, Weight.Medium);
        sheet.TextTo(130, y + 4.4, "Menge", Small, Weight.Medium);
        sheet.TextTo(159, y + 4.4, "Einzelpreis", Small, Weight.Medium);
        sheet.TextTo(Right - 1, y + 4.4, "Betrag", Small, Weight.Medium);
        y += 7.5;
    }

    private void Totals()
    {
        Need(22);
        y += 6;
        Black();
        if (!document.Seller.IsSmallBusiness)
        {
            Total("Summe ohne Umsatzsteuer", document.Net, Weight.Regular);
            Total($"Umsatzsteuer {document.Seller.TaxRate:0.#} %", document.Tax, Weight.Regular);
        }

        sheet.Line(120, y - 3.2, Right, y - 3.2, 0.8);
        y += 1.5;
        Total(document.IsCreditNote ? "Gutschriftbetrag" : "Gesamtbetrag", document.Total, Weight.Medium);
        if (document.Paid == Money.Zero) return;
        Total("bereits bezahlt", document.Paid, Weight.Regular);
        Total("noch zu bezahlen", document.Left, Weight.Medium);
    }

    private void Total(string name, Money amount, Weight weight)
    {
        sheet.Text(120, y, name, weight == Weight.Medium ? 11 : Normal, weight);
        sheet.TextTo(Right - 1, y, InvoiceWords.Amount(amount), weight == Weight.Medium ? 11 : Normal, weight);
        y += 5.5;
    }

    private void Notes()
    {
        y += 3;
        foreach (var line in InvoiceWords.Notes(document).Append(InvoiceWords.Terms(document)).SelectMany(note => sheet.Wrap(note, Right - Left, 9)))
        {
            Need(5);
            Black();
            sheet.Text(Left, y, line, 9);
            y += 4.6;
        }
    }

    private void Payment()
    {
        const double Box = 42;
        Need(Box + 4);
        y += 1;
        sheet.Ink(240, 243, 247);
        sheet.Area(Left, y, Right - Left, Box);
        Accent();
        sheet.Text(Left + 4, y + 7.5, "So bezahlen Sie", 10.5, Weight.Medium);
        List<(string Name, string Value)> fields =
        [
            ("Kontoinhaber", document.Seller.AccountHolder), ("IBAN", NumberText.InFours(document.Seller.Iban)), ("Verwendungszweck", NumberText.InFours(document.Reference!)),
            ("Betrag", InvoiceWords.Amount(document.Left)),
        ];
        if (document.Seller.Bic is { } bic) fields.Insert(2, ("BIC", bic));
        for (var i = 0; i < fields.Count; i++)
        {
            Gray();
            sheet.Text(Left + 4, y + 14.5 + (i * 5.6), fields[i].Name, 9);
            Black();
            sheet.Text(Left + 36, y + 14.5 + (i * 5.6), sheet.Wrap(fields[i].Value, 84, 9)[0], 9, Weight.Medium);
        }

        sheet.Ink(255, 255, 255);
        sheet.Area(154, y + 2, 34, 34);
        sheet.Ink(0, 0, 0);
        sheet.Modules(QrPicture.Modules(GiroCode.Of(document.Seller, document.Left, document.Reference!)), 154, y + 2, 34);
        Gray();
        sheet.TextTo(188, y + 39.6, "GiroCode für die Banking-App", 7.5);
        y += Box;
    }

    private void Footer()
    {
        var seller = document.Seller;
        sheet.Line(Left, 272, Right, 272, 0.3);
        Gray();
        Column(Left, seller.Name, seller.Street, $"{seller.PostalCode} {seller.City}");
        Column(82, seller.Email, seller.TaxNumber is null ? "" : $"Steuernummer {seller.TaxNumber}", seller.VatId is null ? "" : $"USt-IdNr. {seller.VatId}");
        Column(136, seller.AccountHolder, NumberText.InFours(seller.Iban), seller.Bic is null ? "" : $"BIC {seller.Bic}");

        void Column(double x, params string[] lines)
        {
            var at = 276.5;
            foreach (var line in lines.Where(line => line.Length > 0))
            {
                sheet.Text(x, at, sheet.Wrap(line, 52, 7.5)[0], 7.5);
                at += 3.6;
            }
        }
    }

    private void Need(double height)
    {
        if (y + height > Bottom) NewPage();
    }

    private void Black() => sheet.Ink(28, 36, 48);

    private void Gray() => sheet.Ink(90, 100, 114);

    private void Accent() => sheet.Ink(31, 78, 140);
}
