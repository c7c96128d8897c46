using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages;

/// <summary>What whoever is signed in has ordered, and the invoices.</summary>
internal sealed class OrdersModel(Database database, IStringLocalizer<InvoicingTexts> texts) : InvoicingPage(texts)
{
    /// <summary>The orders, the newest first, each in words and with its invoices.</summary>
    public IReadOnlyList<(Order Order, string What, IReadOnlyList<Invoice> Invoices)> Orders { get; private set; } = [];

    public async Task OnGetAsync() => Orders = await database.ReadAsync(
        session => Order.AllOfAccount(session, User.AccountId()).Select(order => (order, InvoicingLetters.What(session, order, Language), Invoice.OfOrder(session, order.Id))).ToList(),
        HttpContext.RequestAborted);
}
