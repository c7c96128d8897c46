using JkLab.LicenseServer.Licensing;

namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary>What somebody orders, by telephone, by letter or on the web.</summary>
public sealed record NewOrder
{
    /// <summary>The product's code.</summary>
    public required string Product { get; init; }

    /// <summary>The edition's code.</summary>
    public required string Edition { get; init; }

    /// <summary>How many seats are bought; null is one, and none where only the edition changes.</summary>
    public int? Seats { get; init; }

    /// <summary>The customer's address for mail.</summary>
    public required string Email { get; init; }

    /// <summary>To whom the invoice is written.</summary>
    public required BillingAddress Address { get; init; }

    /// <summary>Whether he is a consumer (§ 13 BGB).</summary>
    public bool IsConsumer { get; init; }

    /// <summary>The licence that shall be extended; null for a new one.</summary>
    public License? License { get; init; }

    /// <summary>The number that the order shall have, so that the same form sent twice orders once; null for a new one.</summary>
    public long? Id { get; init; }
}
