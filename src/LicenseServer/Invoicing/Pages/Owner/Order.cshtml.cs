using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages.Owner;

/// <summary>One order with its invoices, of which the owner cancels one.</summary>
internal sealed class OrderModel(Database database, CancelInvoice cancel, IStringLocalizer<InvoicingTexts> texts) : InvoicingPage(texts)
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

    public async Task<IActionResult> OnGetAsync(long id, string? done)
    {
        Done = done == "canceled" ? done : null;
        return await LoadAsync(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostCancelAsync(long id, string? number, string? reason)
    {
        if (!await LoadAsync(id) || Invoices.All(invoice => invoice.Number != number)) return NotFound();
        Reason = reason;
        if ((reason ?? "").Trim() is not { Length: > 0 and <= CancelInvoice.MaxReason } why || why.Any(char.IsControl))
        {
            Blame("reason", T["OwnerReasonWrong"]);
            return Page();
        }

        var result = await database.WriteAsync(session => cancel.Run(session, number!, why, Actor.Web));
        return GoTo($"/owner/orders/{id}" + (result.Refusal is null ? "?done=canceled" : ""));
    }

    private Task<bool> LoadAsync(long id) => database.ReadAsync(
        session =>
        {
            if (Order.Find(session, id) is not { } order) return false;
            (Order, What, Invoices) = (order, InvoicingLetters.What(session, order, Language), Invoice.OfOrder(session, id));
            return true;
        },
        HttpContext.RequestAborted);
}
