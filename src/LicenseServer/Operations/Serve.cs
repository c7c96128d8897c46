using System.CommandLine;
using JkLab.LicenseServer.Cli;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>jklab serve</c>, and <c>jklab</c> with no verb: runs the server until it is stopped.</summary>
internal static class Serve
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    internal static void AddTo(RootCommand root, CliContext context)
    {
        root.Add(Create(new Command("serve", "run the server (also with no verb at all)"), context));
        Create(root, context);
    }

    private static Command Create(Command command, CliContext context)
    {
        var urls = new Option<string?>("--urls") { Description = $"where to listen (default: {DefaultUrl})", HelpName = "URL" };
        command.Add(urls);
        command.SetAction((parsed, stop) => RunAsync(context, parsed.GetValue(urls), stop));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, string? urls, CancellationToken stop)
    {
        using var only = context.Folder.TryLock("serve.lock") ?? throw new OwnerException(
            $"a server is running on the data folder {context.Folder.Path} already",
            "use that one, stop it first, or name another folder with --data DIR");
        _ = context.Database;

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(context.Settings);
        context.AddServices(builder.Services);
        foreach (var feature in context.Features) feature.ConfigureServer(builder);
        builder.WebHost.UseUrls(urls ?? context.Settings["Urls"] ?? DefaultUrl);
        await using var app = builder.Build();
        foreach (var feature in context.Features) feature.UseMiddleware(app);
        foreach (var feature in context.Features) feature.MapEndpoints(app);
        await app.StartAsync(stop);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
            await context.Host.Out.WriteLineAsync(address);
        await context.Host.Out.FlushAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }
}
