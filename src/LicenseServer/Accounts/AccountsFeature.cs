using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Customers and the owner: registering, signing in, sessions, second factor.</summary>
public sealed class AccountsFeature : IFeature
{
    private const int MostWrong = 10;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ForSecondFactor = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => AccountData.Tables;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Rounds);
        services.AddSingleton<IPasswordHasher<Account>, Passwords>().AddSingleton<ImportAccounts>();
    }

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor().AddSingleton<SessionStore>().AddSingleton<AccountLetters>();
        services.AddScoped<Register>().AddScoped<ConfirmRegistration>().AddScoped<SignIn>().AddScoped<SendPasswordReset>().AddScoped<SetPassword>()
            .AddScoped<ChangeEmail>().AddScoped<SecondFactor>().AddScoped<FirstOwner>();
        services.AddScoped<PasswordCheck>(provider => async (id, password) =>
            password.Length <= Passwords.MaxLength
            && provider.GetRequiredService<Database>().Read(session => AccountTable.Find(session, id)) is { } account
            && await provider.GetRequiredService<UserManager<Account>>().CheckPasswordAsync(account, password));
        AddIdentity(services);
        AddCookies(services);
    }

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) => [CustomerVerbs.Create(context)];

    /// <inheritdoc/>
    public IEnumerable<Command> ImportVerbs(CliContext context) => [ImportAccountsVerb.Create(context)];

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, AddressLookup>();
        services.AddIdentityCore<Account>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = MostWrong;
            options.Lockout.DefaultLockoutTimeSpan = Locked;
        })
            .AddUserStore<AccountStore>()
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountPrincipal>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped(provider => (AccountSignIn)provider.GetRequiredService<SignInManager<Account>>());
        services.RemoveAll<IUserValidator<Account>>(); // the rules stand in AccountRules and Passwords
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionStore>((options, store) =>
        {
            Set(options.Cookie, "session");
            options.SessionStore = store;
            options.ExpireTimeSpan = SessionStore.Idle;
            options.SlidingExpiration = true;
            options.Events.OnRedirectToLogin = async context =>
            {
                if (await UnsentFormAttribute.TryShowAsync(context.HttpContext)) return;
                var asked = context.Request.Path + context.Request.QueryString;
                context.Response.Redirect($"/{PageLanguage.Of(context.HttpContext).Tag()}/sign-in?next={Uri.EscapeDataString(asked)}");
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound; // what is not for him does not exist for him
                return Task.CompletedTask;
            };
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            Set(options.Cookie, "factor");
            options.ExpireTimeSpan = ForSecondFactor;
        });
    }

    private static void Set(CookieBuilder cookie, string name)
    {
        cookie.Name = HostCookies.Prefix + name;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.SameSite = SameSiteMode.Lax; // a link in a mail leads to a page of the signed-in
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
