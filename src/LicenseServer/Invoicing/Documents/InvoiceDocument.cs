using JkLab.LicenseServer.Invoicing.Orders;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>What an invoice or a credit note says (§ 14(4) UStG, § 34a UStDV): of it the XML and the PDF are made, and it is kept beside them.</summary>
/// <param name="Number">Its own.</param>
/// <param name="IssuedOn">yyyy-MM-dd.</param>
/// <param name="DueOn">Until when it is to be paid; null on a credit note, and on an invoice that was paid before it was issued anew.</param>
/// <param name="Order">The number of the order.</param>
/// <param name="Seller">Who sells.</param>
/// <param name="Buyer">To whom it is written.</param>
/// <param name="Lines">What was ordered, at least one.</param>
/// <param name="Reference">What payers quote, compact; null on a credit note.</param>
/// <param name="Corrects">Of a credit note: the invoice that it cancels.</param>
internal sealed record InvoiceDocument(
    string Number, string IssuedOn, string? DueOn, long Order, Seller Seller, BillingAddress Buyer, IReadOnlyList<InvoiceLine> Lines, string? Reference, Correction? Corrects)
{
    /// <summary>Whether it is only for looking at.</summary>
    public bool IsSample { get; init; }

    /// <summary>What was paid before it was issued: for the invoice that it replaces.</summary>
    public Money Paid { get; init; }

    /// <summary>The invoice that it takes the place of, or null.</summary>
    public Correction? Replaces { get; init; }

    /// <summary>yyyy-MM-dd: when the licence was released, where that was before it was issued; null otherwise.</summary>
    public string? SuppliedOn { get; init; }

    /// <summary>Of a credit note: whether an invoice takes the place of the canceled one.</summary>
    public bool IsIssuedAnew { get; init; }

    /// <summary>What is still to be paid.</summary>
    public Money Left => Total - Paid;

    /// <summary>Whether it is a credit note.</summary>
    public bool IsCreditNote => Corrects is not null;

    /// <summary>Without tax: the sum of the lines (EN 16931, BR-CO-10).</summary>
    public Money Net => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total);

    /// <summary>The tax on the sum, not on each line (EN 16931, BR-CO-17).</summary>
    public Money Tax => Net.Percent(Seller.TaxRate);

    /// <summary>What is to be paid, or given back.</summary>
    public Money Total => Net + Tax;
}

/// <summary>A line of an invoice.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">For one, without tax where tax is charged.</param>
internal sealed record InvoiceLine(string Text, int Quantity, Money Price)
{
    /// <summary>More about it, in small letters; or null.</summary>
    public string? Note { get; init; }

    /// <summary>Exact: cents times a whole number.</summary>
    public Money Total => Price * Quantity;
}

/// <summary>An invoice that another document cancels or replaces.</summary>
/// <param name="Number">The invoice.</param>
/// <param name="IssuedOn">Its date.</param>
/// <param name="Reason">Why it is canceled.</param>
internal sealed record Correction(string Number, string IssuedOn, string Reason);
