using System.Security.Claims;

namespace JkLab.LicenseServer.Web;

/// <summary>Who may see a page, as the names of policies: <c>[Authorize(Policy = Roles.Customer)]</c>; and who is signed in.</summary>
public static class Roles
{
    /// <summary>Whoever is signed in.</summary>
    public const string Customer = "customer";

    /// <summary>The owner, with a second factor.</summary>
    public const string Owner = "owner";

    /// <summary>The account of whoever is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is; the page lacks its policy.</exception>
    public static long AccountId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new InvalidOperationException("nobody is signed in");

    /// <summary>The account of whoever is signed in, or null.</summary>
    public static long? AccountIdOrNull(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true ? user.AccountId() : null;

    /// <summary>The confirmed e-mail address of whoever is signed in.</summary>
    public static string Email(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Email) ?? throw new InvalidOperationException("nobody is signed in");
}
