using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer;

/// <summary>One folder of the server: what it offers to the command line, to HTTP and to an empty data folder.</summary>
public interface IFeature
{
    /// <summary>Adds the classes of its operations, for verbs and server alike.</summary>
    void AddServices(IServiceCollection services)
    {
    }

    /// <summary>The names of its settings, as in <c>Section:Name</c>; what else is in such a section is refused as misspelled.</summary>
    IEnumerable<string> SettingNames => [];

    /// <summary>What is wrong with its settings: a line each, naming the setting and what it may be.</summary>
    IEnumerable<string> CheckSettings(IConfiguration settings) => [];

    /// <summary>What it keeps, tables column by column: what is personal, what for, how long, and what of it goes with the person.</summary>
    IEnumerable<PersonalData> PersonalData => [];

    /// <summary>Creates what a new data folder needs; called once in its life, under a lock, in the transaction that makes the folder ready.</summary>
    /// <returns>What was created, a line each, for people.</returns>
    IEnumerable<string> FillNewFolder(IServiceProvider services, Session session) => [];

    /// <summary>Secures what the database holds before its shape is changed; not called for a new one.</summary>
    /// <returns>What was done, a line each, for people.</returns>
    /// <exception cref="OwnerException">It cannot be secured, so nothing is changed.</exception>
    IEnumerable<string> BeforeMigration(IServiceProvider services) => [];

    /// <summary>Adds what only the server needs.</summary>
    void ConfigureServer(WebApplicationBuilder builder)
    {
    }

    /// <summary>Adds its part of the request pipeline, in the order in which the features are listed.</summary>
    void UseMiddleware(WebApplication app)
    {
    }

    /// <summary>Maps its endpoints.</summary>
    void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }

    /// <summary>Says what happens when no verb is given; at most one feature does.</summary>
    void SetDefaultAction(RootCommand root, CliContext context)
    {
    }

    /// <summary>Makes its verbs.</summary>
    IEnumerable<Command> Verbs(CliContext context) => [];

    /// <summary>Makes those of its verbs that follow <c>jklab license</c>.</summary>
    IEnumerable<Command> LicenseVerbs(CliContext context) => [];

    /// <summary>Makes those of its verbs that follow <c>jklab import</c>.</summary>
    IEnumerable<Command> ImportVerbs(CliContext context) => [];
}
