using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages.Owner;

/// <summary>One order with its invoices, of which the owner cancels or corrects one.</summary>
internal sealed class OrderModel(Database database, CancelInvoice cancel, CorrectInvoice correct, IStringLocalizer<InvoicingTexts> texts) : InvoicingPage(texts)
{
    /// <summary>The order.</summary>
    public Order Order { get; private set; } = null!;

    /// <summary>What was ordered, in words.</summary>
    public string What { get; private set; } = "";

    /// <summary>The invoices, the oldest first.</summary>
    public IReadOnlyList<Invoice> Invoices { get; private set; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    /// <summary>Why an invoice is canceled, as it was typed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The address as it was typed, or as it stands.</summary>
    public OrderForm Form { get; private set; } = new();

    /// <summary>Why an invoice is corrected, as it was typed.</summary>
    public string? Why { get; private set; }

    /// <summary>Whether an invoice was to be corrected, and something was missing.</summary>
    public bool IsCorrecting { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string? done)
    {
        Done = done is "canceled" or "corrected" or "refused" ? done : null;
        return await LoadAsync(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostCancelAsync(long id, string? number, string? reason)
    {
        if (!await LoadAsync(id) || Invoices.All(invoice => invoice.Number != number)) return NotFound();
        Reason = reason;
        if (CancelInvoice.CheckReason(reason ?? "") is not null)
        {
            Blame("reason", T["OwnerReasonWrong"]);
            return Page();
        }

        var result = await database.WriteAsync(session => cancel.Run(session, number!, reason!, Actor.Web));
        return GoTo($"/owner/orders/{id}" + "?done=" + (result.Refusal is null ? "canceled" : "refused"));
    }

    public async Task<IActionResult> OnPostCorrectAsync(long id, string? number, string? name, string? street, string? postalCode, string? city, string? vatId, string? why)
    {
        if (!await LoadAsync(id) || Invoices.All(invoice => invoice.Number != number)) return NotFound();
        (IsCorrecting, Why) = (true, why);
        Form = new OrderForm { Name = name, Street = street, PostalCode = postalCode, City = city, VatId = vatId };
        BlameAddress(Form.Address.Refusal);
        if (CancelInvoice.CheckReason(why ?? "") is not null) Blame("why", T["OwnerReasonWrong"]);
        if (HasFailed) return Page();
        var result = await database.WriteAsync(session => correct.Run(session, number!, Form.Address.Value, why!, Actor.Web));
        return GoTo($"/owner/orders/{id}" + "?done=" + (result.Refusal is null ? "corrected" : "refused"));
    }

    private Task<bool> LoadAsync(long id) => database.ReadAsync(
        session =>
        {
            if (Order.Find(session, id) is not { } order) return false;
            (Order, What, Invoices) = (order, InvoicingLetters.What(session, order, Language), Invoice.OfOrder(session, id));
            var address = order.Address;
            Form = new OrderForm { Name = address.Name, Street = address.Street, PostalCode = address.PostalCode, City = address.City, VatId = address.VatId };
            return true;
        },
        HttpContext.RequestAborted);
}
