using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace JkLab.LicenseServer.Web;

/// <summary>Razor Pages, each in the folder of its feature, at the address that its first line names.</summary>
internal static class PageServices
{
    internal static void AddTo(IServiceCollection services)
    {
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.ConfigureFilter(new HandledMethods());
        }).AddViewLocalization();
        services.AddLocalization();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // umlauts and Cyrillic as themselves
        services.Configure<RouteOptions>(options => options.ConstraintMap.Add(PageLanguage.Constraint, typeof(PageLanguage.RouteConstraint)));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = HostCookies.Prefix + "form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Customer, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Roles.Owner, policy => policy.RequireRole(Roles.Owner));
        services.Configure<MvcOptions>(options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
    }
}
