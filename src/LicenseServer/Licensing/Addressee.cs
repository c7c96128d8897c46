using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Whom to write to about a licence.</summary>
/// <param name="Email">The address.</param>
/// <param name="Language">His language.</param>
public sealed record Addressee(string Email, Language Language)
{
    /// <summary>The holder of its account, else the customer to whom it was issued; null where there is neither.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="license">The licence.</param>
    /// <param name="otherwise">The language of customers without an account.</param>
    public static Addressee? Of(Session session, License license, Language otherwise)
    {
        if (license.AccountId is { } accountId && Holding(session, accountId) is { } holder) return holder;
        return license.Customer is { } customer ? new Addressee(customer, otherwise) : null;
    }

    /// <summary>The holder of an account, or null where it is gone.</summary>
    public static Addressee? Holding(Session session, long accountId) => session.QueryFirstOrDefault(
        "SELECT email, language FROM accounts WHERE id = @accountId", new { accountId },
        row => new Addressee(row.GetString(0), Languages.FromTag(row.GetString(1)) ?? Language.German));
}
