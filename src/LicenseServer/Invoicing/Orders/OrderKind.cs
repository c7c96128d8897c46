namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary>What an order does, as it is stored.</summary>
public static class OrderKind
{
    /// <summary>It makes a new licence.</summary>
    public const string License = "license";

    /// <summary>It adds seats to a licence.</summary>
    public const string Seats = "seats";

    /// <summary>It gives a licence another edition, and maybe more seats.</summary>
    public const string Edition = "edition";
}
