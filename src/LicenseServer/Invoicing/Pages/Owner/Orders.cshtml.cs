using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages.Owner;

/// <summary>What was ordered, the newest first.</summary>
internal sealed class OrdersModel(Database database, IStringLocalizer<InvoicingTexts> texts) : InvoicingPage(texts)
{
    private const int Most = 200;

    /// <summary>Only those of a status.</summary>
    [BindProperty(SupportsGet = true)] public string? Status { get; set; }

    /// <summary>The orders, each in words and with the invoice by which it is paid.</summary>
    public IReadOnlyList<(Order Order, string What, Invoice Invoice)> Found { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (!OrderStatus.All.Contains(Status)) Status = null;
        Found = await database.ReadAsync(
            session => Order.All(session, Status, Most).Select(order => (order, InvoicingLetters.What(session, order, Language), Invoice.Current(session, order.Id))).ToList(),
            HttpContext.RequestAborted);
    }
}
