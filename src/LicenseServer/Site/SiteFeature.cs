using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site;

/// <summary>The public site in front of everything: the owner's pages in Markdown, and how he is reached.</summary>
public sealed class SiteFeature : IFeature
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) => services.AddSingleton<PageTokens>().AddSingleton<PageFolder>()
        .AddSingleton<TermsOfTrade>(provider => provider.GetRequiredService<PageFolder>().Terms);

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PrivacyNotice>().AddHostedService<PrivacyNoticeWatch>();
        builder.Services.Configure<RouteOptions>(options => options.ConstraintMap.Add(PageNames.Constraint, typeof(PageNames.RouteConstraint)));
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        Entrance.Map(routes);
        PageImage.Map(routes);
    }

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) => [new Command("site", "the public site") { InitVerb.Create(context) }];
}
