using JkLab.LicenseServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace JkLab.Bench.Load.Server;

/// <summary>
/// The calls to compare with, before every middleware of the program: raw Kestrel, JSON generated at build time and nothing else.
/// </summary>
internal sealed class BenchFeature(string floorFile) : IFeature
{
    internal const string Echo = "/bench/echo";
    internal const string Floor = "/bench/floor";
    internal const string Naive = "/bench/naive";
    internal const string Used = "/bench/used";

    /// <inheritdoc/>
    public void UseMiddleware(WebApplication app)
    {
        var signer = new Signer(TimeProvider.System);
        var floor = new FloorWriter(floorFile);
        var naive = new NaiveWriter(floorFile);
        app.Use((context, next) => context.Request.Path.Value switch
        {
            Echo => EchoAsync(context),
            Floor => InsertAsync(context, signer, floor.InsertAsync),
            Naive => InsertAsync(context, signer, naive.InsertAsync),
            Used => UsedAsync(context),
            _ => next(context),
        });
        app.Lifetime.ApplicationStopped.Register(floor.Dispose);
    }

    private static async Task EchoAsync(HttpContext context)
    {
        var call = await context.Request.ReadFromJsonAsync(BenchJson.Default.Call, context.RequestAborted);
        await context.Response.WriteAsJsonAsync(call!, BenchJson.Default.Call);
    }

    private static async Task InsertAsync(HttpContext context, Signer signer, Func<FloorRow, Task> insertAsync)
    {
        var call = await context.Request.ReadFromJsonAsync(BenchJson.Default.Call, context.RequestAborted);
        var row = signer.Sign(call!);
        await insertAsync(row);
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new CallAnswer(row.Code, row.License, Signer.Seat), BenchJson.Default.CallAnswer);
    }

    private static Task UsedAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new Usage(GC.GetTotalAllocatedBytes(precise: true), GC.CollectionCount(0)), BenchJson.Default.Usage);
}
