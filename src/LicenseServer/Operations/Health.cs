using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database and the signing key can be used too.</summary>
internal static class Health
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", Methods, () => TypedResults.Text("live\n")).ExcludeFromDescription();
        routes.MapMethods("/health/ready", Methods, IsReady).ExcludeFromDescription();
    }

    private static IResult IsReady(Database database, SigningKeys keys, HttpResponse response, ILogger<Serve> log)
    {
        try
        {
            database.ReadNow(keys.Active);
            return TypedResults.Text("ready\n");
        }
        catch (OwnerException e)
        {
            log.LogError("not ready: {Problem}; {Hint}", e.Message, e.Hint);
            response.Headers.RetryAfter = "5";
            return new ProblemResult(new Refusal(RefusalCodes.StorageUnavailable));
        }
    }
}
