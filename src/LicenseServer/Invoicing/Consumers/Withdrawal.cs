namespace JkLab.LicenseServer.Invoicing.Consumers;

/// <summary>A consumer's declaration that he withdraws from a contract (§ 356a BGB), as he made it.</summary>
/// <param name="Name">His name.</param>
/// <param name="Contract">What names the contract: the number of the order or of the invoice, or his own words.</param>
/// <param name="Email">Where the receipt goes.</param>
public sealed record Withdrawal(string Name, string Contract, string Email)
{
    /// <summary>The longest name and the longest words for the contract.</summary>
    public const int MaxText = 200;

    /// <summary>The order is canceled.</summary>
    public const string Done = "done";

    /// <summary>The owner looks at it.</summary>
    public const string ToCheck = "to-check";
}
