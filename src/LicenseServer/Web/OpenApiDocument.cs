using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JkLab.LicenseServer.Web;

/// <summary>The description of the HTTP interface, generated from the code and served at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiDocument
{
    private const string About =
        """
        Activates, deactivates and validates licences. JSON in and out; dates are yyyy-MM-dd (UTC) or null, times ISO 8601 in UTC.
        Licence keys, System-IDs and receipts are read in either case, with or without hyphens and spaces. A body is at most 16 KiB;
        unknown members and duplicate names in it are refused. Ignore unknown members of answers. Every error is application/problem+json
        with a stable `code` and a `detail` in the language of Accept-Language: de (default), en or ru.
        """;

    internal static void AddTo(IServiceCollection services) => services.AddOpenApi("v1", options => options
        .AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "JK-LAB licence server", Version = "1", Description = About.ReplaceLineEndings(" ") };
            return Task.CompletedTask;
        })
        .AddOperationTransformer((operation, context, _) =>
        {
            NameRefusals(operation, context);
            return Task.CompletedTask;
        }));

    private static void NameRefusals(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var refusals in context.Description.ActionDescriptor.EndpointMetadata.OfType<CallRefusals>())
        {
            foreach (var status in refusals.Codes.GroupBy(code => RefusalCodes.Status[code]))
                operation.Responses![status.Key.ToString()].Description = string.Join(", ", status.Select(code => $"`{code}`"));
        }
    }
}
