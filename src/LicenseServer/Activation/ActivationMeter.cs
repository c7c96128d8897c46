using System.Diagnostics.Metrics;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JkLab.LicenseServer.Activation;

/// <summary>Counts calls that ask for an activation by what became of them, for whoever listens to the meter <see cref="Name"/>.</summary>
internal sealed class ActivationMeter : IEndpointFilter
{
    internal const string Name = "JkLab.LicenseServer.Activation";

    /// <summary>The label: <c>created</c>, <c>repeated</c>, or the code of a refusal.</summary>
    internal const string Outcome = "outcome";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<int> Activations = Meter.CreateCounter<int>("jklab_activations", "{activation}");

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            var answer = await next(context);
            Count(answer is INestedHttpResult nested ? nested.Result : answer);
            return answer;
        }
        catch (StorageException)
        {
            Count(RefusalCodes.StorageUnavailable);
            throw;
        }
    }

    private static void Count(object? answer) => Count(answer switch
    {
        Created<ActivationAnswer> => "created",
        Ok<ActivationAnswer> => "repeated",
        ProblemResult problem => problem.Code,
        _ => RefusalCodes.InternalError,
    });

    private static void Count(string outcome) => Activations.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));
}
