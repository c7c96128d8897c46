using System.CommandLine;
using System.Text;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary><c>invoice sample</c>: an invoice to look at, marked as one. It is made of the settings, gets no number and is stored nowhere.</summary>
internal static class InvoiceSampleVerb
{
    internal static Command Create(CliContext context)
    {
        var file = InvoiceVerbs.OutOption();
        var command = new Command("sample", "write an invoice to look at, marked as a sample; the XML alone where FILE ends with .xml") { file };
        command.SetAction(parsed =>
        {
            var settings = context.Get<SellerSettings>();
            if (settings.Seller is not { } seller) return context.Refuse(context.Get<PlaceOrder>().CheckOpen()!);
            var (path, now) = (parsed.GetRequiredValue(file), context.Time.GetUtcNow());
            var document = Make(seller, settings, Day.Of(now));
            var xml = InvoiceXml.Write(document);
            var bytes = InvoiceVerbs.IsXml(path) ? Encoding.UTF8.GetBytes(xml) : InvoicePdf.Write(document, xml, now);
            InvoiceVerbs.Write(path, bytes);
            return context.Print(new { File = path, Bytes = bytes.Length }, writer => writer.WriteLine(path));
        });
        return command;
    }

    private static InvoiceDocument Make(Seller seller, SellerSettings settings, Day today)
    {
        var number = settings.NumberFormat.Print(Year(today), 0);
        var buyer = new BillingAddress("Muster Gebäudereinigung GmbH", "Beispielstraße 1", "10115", "Berlin", "DE", null);
        InvoiceLine[] lines = [new("KBRS CRM standard", 3, new Money(14900)) { Note = "Unbefristete Lizenz je Arbeitsplatz · Lizenznummer 1234567890" }];
        return new InvoiceDocument(
            number, today.ToString(), new Day(today.Number + settings.PaymentDays).ToString(), 100_000_000, seller, buyer, lines, PaymentReference.Of(number), null)
        { IsSample = true };
    }

    private static int Year(Day day) => int.Parse(day.ToString()[..4], System.Globalization.CultureInfo.InvariantCulture);
}
