using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Identity's sign-in, from the moment at which the password was right.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation)
    : SignInManager<Account>(users, context, claims, options, log, schemes, confirmation)
{
    /// <summary>Begins a session, or asks for the second factor first.</summary>
    internal Task<SignInResult> ContinueAsync(Account account) => SignInOrTwoFactorAsync(account, isPersistent: false);
}
