namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary>Where an order is in its life, as it is stored and told.</summary>
public static class OrderStatus
{
    /// <summary>The invoice is out.</summary>
    public const string AwaitingPayment = "awaiting-payment";

    /// <summary>The money has come.</summary>
    public const string Paid = "paid";

    /// <summary>A consumer has withdrawn from it.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>The owner has canceled its invoice.</summary>
    public const string Canceled = "canceled";

    /// <summary>All.</summary>
    public static readonly string[] All = [AwaitingPayment, Paid, Withdrawn, Canceled];
}
