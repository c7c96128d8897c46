using JkLab.LicenseCore;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages;

/// <summary>What pages about orders and invoices share.</summary>
internal abstract class InvoicingPage(IStringLocalizer<InvoicingTexts> texts) : SitePage
{
    /// <summary>The texts.</summary>
    public IStringLocalizer<InvoicingTexts> T => texts;

    /// <summary>A day for people.</summary>
    public string Date(Day day) => LocalTime.Day(day, Language);

    /// <summary>An amount for people.</summary>
    public static string Amount(Money amount) => InvoiceWords.Amount(amount);

    /// <summary>How the status of an order or invoice looks.</summary>
    public static string StyleOf(string status) => status switch
    {
        OrderStatus.Paid => "good",
        OrderStatus.AwaitingPayment or Invoices.Receivable.Open => "warn",
        _ => "",
    };
}
