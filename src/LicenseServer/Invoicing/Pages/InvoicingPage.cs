using JkLab.LicenseCore;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;
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

    /// <summary>An amount for people, which no line breaks apart.</summary>
    public static string Amount(Money amount) => InvoiceWords.Amount(amount).Replace(' ', '\u00a0');

    /// <summary>A sentence with a number, which for one has words of its own.</summary>
    public string Count(string key, long count) => count == 1 ? T[key + "-one"] : T[key, count];

    /// <summary>Says at its field what is wrong with an address.</summary>
    protected void BlameAddress(Refusal? wrong)
    {
        if (wrong?.Variant is not { } variant) return;
        Blame(variant switch { "billing-postalcode" => "postalCode", "billing-vatid" => "vatId", _ => variant["billing-".Length..] }, T[variant]);
    }

    /// <summary>How the status of an order or invoice looks.</summary>
    public static string StyleOf(string status) => status switch
    {
        OrderStatus.Paid => "good",
        OrderStatus.AwaitingPayment or Invoices.Receivable.Open => "warn",
        _ => "",
    };
}
