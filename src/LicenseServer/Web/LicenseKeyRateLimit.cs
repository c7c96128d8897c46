using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Web;

/// <summary>A request that names a licence by its key.</summary>
internal interface INamesLicense
{
    /// <summary>As it was typed.</summary>
    string LicenseKey { get; }
}

/// <summary>Bounds how often one licence key may be used. Misspelled ones are left to the operation.</summary>
internal sealed class LicenseKeyRateLimit(RateLimits limits) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is INamesLicense request && LicenseKey.Parse(request.LicenseKey).Value is { } key
                && await limits.TakeForKeyAsync(key, context.HttpContext) is { } refusal)
                return new ProblemResult(refusal);
        }

        return await next(context);
    }
}
