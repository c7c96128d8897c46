using System.CommandLine;
using System.Net.Sockets;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Serilog;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>jklab serve</c>, and <c>jklab</c> with no verb: runs the server until it is stopped.</summary>
internal sealed class Serve
{
    internal const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>For requests in flight at the end: less than the ten seconds after which containers are killed.</summary>
    private static readonly TimeSpan LastRequests = TimeSpan.FromSeconds(8);

    private static readonly string Version = typeof(Serve).Assembly.GetName().Version!.ToString(3);

    private Serve()
    {
    }

    internal static Command Create(CliContext context)
    {
        var command = new Command("serve", "run the server (also with no verb at all); --Section:Name=value sets a setting");
        SetActionOf(command, context);
        return command;
    }

    internal static void SetActionOf(Command command, CliContext context)
    {
        var urls = new Option<string?>("--urls") { Description = $"where to listen (default: {DefaultUrl})", HelpName = "URL" };
        command.Add(urls);
        command.SetAction((parsed, stop) => RunAsync(context, parsed.GetValue(urls), stop));
    }

    private static async Task<int> RunAsync(CliContext context, string? urls, CancellationToken stop)
    {
        using var only = context.Folder.TryLock(DataFolder.ServeLock) ?? throw new OwnerException(
            $"a server is running on the data folder {context.Folder.Path} already",
            "use that one, stop it first, or name another folder with --data DIR");
        var isNew = context.Database.Read(session =>
        {
            context.Get<SigningKeys>().Active(session);
            return session.QueryFirstOrDefault<long?>("SELECT id FROM licenses LIMIT 1") is null;
        });
        urls ??= context.Settings["Urls"];
        ListenAddresses.Require(urls, context.Settings);
        var backups = BackupSettings.Read(context.Settings, context.Folder);
        backups.RequirePassphrase();
        await using var log = ServerLog.Create(context.Folder, context.Settings);
        foreach (var problem in backups.FindProblems()) log.Warning("no backup can be made there: {Problem}", problem);
        await using var app = Build(context, urls, log);
        await StartAsync(app, stop);
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        app.Services.GetRequiredService<SiteSettings>().ListensAt = addresses[0];
        log.Information("started: version {Version}, listening on {Addresses}, database {Provider}", Version, string.Join(", ", addresses), context.Database.Engine.Provider);
        Welcome.Write(context, addresses, isNew);
        await app.WaitForShutdownAsync(stop);
        log.Information("stopped");
        return 0;
    }

    private static WebApplication Build(CliContext context, string? urls, Serilog.ILogger log)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Serve).Assembly.GetName().Name, // where the pages are, whatever program runs the server
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(context.Settings);
        builder.Services.AddSerilog(log);
        builder.Services.AddSystemd().AddWindowsService(); // says to either, where one started it, when it is ready; otherwise nothing
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LastRequests);
        context.AddServices(builder.Services);
        if (urls is not null || !context.Settings.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.UseUrls(urls ?? DefaultUrl);
        foreach (var feature in context.Features) feature.ConfigureServer(builder);

        var app = builder.Build();
        foreach (var feature in context.Features) feature.UseMiddleware(app);
        foreach (var feature in context.Features) feature.MapEndpoints(app);
        return app;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception e) when (e is IOException or SocketException or FormatException or InvalidOperationException or ArgumentException)
        {
            app.Lifetime.StopApplication(); // or the host reports the jobs that end now as crashed
            var inUse = e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException;
            throw new OwnerException(
                "the server cannot listen: " + char.ToLowerInvariant(e.Message[0]) + e.Message[1..].TrimEnd('.'),
                inUse ? "end the program that uses this port, or choose another with --urls http://127.0.0.1:PORT"
                    : "correct --urls, or the settings Urls and Kestrel:Endpoints",
                e);
        }
    }
}
