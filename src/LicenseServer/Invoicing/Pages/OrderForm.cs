using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Pages;

/// <summary>What stands in the form of an order, on its first page and, hidden, on the second.</summary>
internal sealed class OrderForm
{
    /// <summary>The order that it becomes, so that the same form sent twice orders once; 0 until the overview.</summary>
    public long Id { get; set; }

    /// <summary>Product and edition, as <c>PRODUCT/EDITION</c>.</summary>
    public string? Choice { get; set; }

    /// <summary>How many seats.</summary>
    public int? Seats { get; set; }

    /// <summary><c>business</c> or <c>consumer</c>.</summary>
    public string? Buyer { get; set; }

    /// <summary>Name or company.</summary>
    public string? Name { get; set; }

    /// <summary>Street and number.</summary>
    public string? Street { get; set; }

    /// <summary>Five digits.</summary>
    public string? PostalCode { get; set; }

    /// <summary>The place.</summary>
    public string? City { get; set; }

    /// <summary>Of a business.</summary>
    public string? VatId { get; set; }

    /// <summary>Whether he is a consumer.</summary>
    public bool IsConsumer => Buyer == "consumer";

    /// <summary>The address as it was given.</summary>
    internal Result<BillingAddress> Address => BillingAddress.Read(Name, Street, PostalCode, City, "DE", IsConsumer ? null : VatId);

    /// <summary>All of it by name, for hidden fields.</summary>
    public IEnumerable<(string Name, string? Value)> Fields =>
    [
        ("id", Id.ToString()), ("choice", Choice), ("seats", Seats?.ToString()), ("buyer", Buyer), ("name", Name), ("street", Street), ("postalCode", PostalCode), ("city", City), ("vatId", VatId),
    ];

    /// <summary>A form with the address of the last order, or what the profile says.</summary>
    internal static OrderForm For(Session session, long accountId)
    {
        if (Order.AllOfAccount(session, accountId).FirstOrDefault() is { } last)
        {
            return new OrderForm
            {
                Buyer = last.IsConsumer ? "consumer" : "business",
                Name = last.Address.Name,
                Street = last.Address.Street,
                PostalCode = last.Address.PostalCode,
                City = last.Address.City,
                VatId = last.Address.VatId,
            };
        }

        return new OrderForm { Name = session.QueryFirstOrDefault<string?>("SELECT COALESCE(company, name) FROM accounts WHERE id = @accountId", new { accountId }) };
    }
}
