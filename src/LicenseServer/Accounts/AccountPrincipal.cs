using System.Security.Claims;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What a session says of its holder. The owner is one only with a second factor.</summary>
internal sealed class AccountPrincipal(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Email, user.Email));
        identity.AddClaim(new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp));
        if (user is { Role: Roles.Owner, TwoFactor: true }) identity.AddClaim(new Claim(ClaimTypes.Role, Roles.Owner));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
