namespace JkLab.LicenseServer.Web;

/// <summary>The description of the HTTP interface, generated from the code and served at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiDocument
{
    internal static void AddTo(IServiceCollection services) => services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "JK-LAB licence server";
        document.Info.Version = "1";
        document.Info.Description =
            """
            Activates, deactivates and validates licences. JSON in and out; dates are yyyy-MM-dd (UTC) or null, times ISO 8601 in UTC.
            Licence keys, System-IDs and receipts are read in either case, with or without hyphens and spaces. A body is at most 16 KiB;
            unknown members and duplicate names in it are refused. Ignore unknown members of answers. Every error is application/problem+json
            with a stable `code` and a `detail` in the language of Accept-Language: de (default), en or ru.
            """.ReplaceLineEndings(" ");
        return Task.CompletedTask;
    }));
}
