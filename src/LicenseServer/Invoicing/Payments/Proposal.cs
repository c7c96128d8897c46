using JkLab.LicenseServer.Invoicing.Invoices;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>What a payment that needs a decision could be for.</summary>
/// <param name="Code">Why it is proposed and not booked: one of the constants.</param>
/// <param name="Parts">The invoices, each with what of the payment would go to it; none where nothing can be assigned.</param>
/// <param name="About">The invoice that it is about, where none can be paid.</param>
public sealed record Proposal(string Code, IReadOnlyList<(Receivable State, Money Amount)> Parts, Receivable? About = null)
{
    /// <summary>The bank took it back.</summary>
    public const string Returned = "returned";

    /// <summary>The reference is right, less came than is asked for.</summary>
    public const string TooLittle = "too-little";

    /// <summary>The reference is right, more came than is asked for.</summary>
    public const string TooMuch = "too-much";

    /// <summary>The reference is that of an invoice that is paid.</summary>
    public const string AlreadyPaid = "already-paid";

    /// <summary>The reference is that of an invoice that is canceled.</summary>
    public const string Canceled = "canceled";

    /// <summary>The reference is that of an invoice that is canceled and issued anew, and the new one waits for money.</summary>
    public const string IssuedAnew = "issued-anew";

    /// <summary>It names several invoices, and pays them all exactly.</summary>
    public const string SeveralInvoices = "several-invoices";

    /// <summary>Reference and amount are right, but the text runs into others, or a slip would make it another invoice's.</summary>
    public const string UnclearReference = "unclear-reference";

    /// <summary>The reference has a slip in it.</summary>
    public const string DamagedReference = "damaged-reference";

    /// <summary>The number of the invoice stands in the text.</summary>
    public const string InvoiceNumber = "invoice-number";

    /// <summary>Name and amount are those of an invoice.</summary>
    public const string NameAndAmount = "name-and-amount";

    /// <summary>The invoice that it is for, or about.</summary>
    public Receivable State => About ?? Parts[0].State;
}
