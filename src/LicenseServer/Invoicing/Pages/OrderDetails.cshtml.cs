using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages;

/// <summary>An order of whoever is signed in: how it stands, how to pay, its invoices.</summary>
internal sealed class OrderDetailsModel(Database database, IStringLocalizer<InvoicingTexts> texts) : InvoicingPage(texts)
{
    /// <summary>The order.</summary>
    public Order Order { get; private set; } = null!;

    /// <summary>What was ordered, in words.</summary>
    public string What { get; private set; } = "";

    /// <summary>The invoices, the oldest first.</summary>
    public IReadOnlyList<Invoice> Invoices { get; private set; } = [];

    /// <summary>The licence.</summary>
    public License? License { get; private set; }

    /// <summary>How to pay; null where there is nothing to pay.</summary>
    public (Seller Seller, Receivable State)? Payment { get; private set; }

    /// <summary>The GiroCode as SVG.</summary>
    public string Giro => QrPicture.Svg(GiroCode.Of(Payment!.Value.Seller, Payment.Value.State.Left, Payment.Value.State.Reference));

    /// <summary>How to pay, a line each: name, as it is read, as it is copied.</summary>
    public IEnumerable<(string Name, string Shown, string Copied)> PaymentFields =>
        InvoicingLetters.PaymentFields(Payment!.Value.Seller, Payment.Value.State, Language);

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string? done)
    {
        Done = done == "placed" ? done : null;
        return await database.ReadAsync(session => Load(session, id), HttpContext.RequestAborted) ? Page() : NotFound();
    }

    private bool Load(Session session, long id)
    {
        if (Order.OfAccount(session, User.AccountId(), id) is not { } order) return false;
        Order = order;
        What = InvoicingLetters.What(session, order, Language);
        Invoices = Invoice.OfOrder(session, id);
        License = FindLicense.OfAccount(session, User.AccountId(), order.LicenseId);
        if (Invoices.LastOrDefault(invoice => invoice.State?.Status == Receivable.Open) is { } open) Payment = (Invoice.Content(session, open.Number).Seller, open.State!);
        return true;
    }
}
