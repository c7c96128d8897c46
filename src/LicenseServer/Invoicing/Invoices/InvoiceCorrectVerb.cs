using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary><c>invoice correct NUMBER</c>: what is not said of the address stays as it is.</summary>
internal static class InvoiceCorrectVerb
{
    internal static Command Create(CliContext context)
    {
        var number = InvoiceVerbs.Number();
        var reason = InvoiceVerbs.ReasonOption();
        var name = Options.Text("--name", "to whom it is written", "NAME");
        var street = Options.Text("--street", "street and number", "S");
        var postalCode = Options.Text("--postal-code", "five digits", "P");
        var city = Options.Text("--city", "the place", "C");
        var vatId = Options.Text("--vat-id", "the VAT id of a business; '' takes it off", "ID");
        var command = new Command("correct", "cancel an invoice and issue it anew for the same order, to another address or with what the settings say today; licence and payments stay")
        {
            number, reason, name, street, postalCode, city, vatId,
        };
        command.SetAction(parsed => context.Finish(
            context.Database.Write(session =>
            {
                if (!CancelInvoice.Find(session, parsed.GetRequiredValue(number).Trim()).TryGet(out var wrong, out var refusal)) return refusal;
                var old = Order.Find(session, wrong.OrderId)!.Address;
                return BillingAddress.Read(
                        parsed.GetValue(name) ?? old.Name, parsed.GetValue(street) ?? old.Street, parsed.GetValue(postalCode) ?? old.PostalCode, parsed.GetValue(city) ?? old.City, old.Country,
                        parsed.GetValue(vatId) ?? old.VatId)
                    .TryGet(out var address, out refusal) ? context.Get<CorrectInvoice>().Run(session, wrong.Number, address, parsed.GetRequiredValue(reason), Actor.CommandLine) : (Result<Invoice>)refusal;
            }),
            InvoiceView.Of, (issued, writer) => InvoiceView.Write(InvoiceView.Of(issued), writer)));
        return command;
    }
}
