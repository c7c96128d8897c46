using System.Text;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>Sends an invoice as it was issued, byte for byte, to its customer and to the owner: as PDF, or as XML alone.</summary>
internal sealed class SendInvoice(Database database)
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet($"/{{lang:{PageLanguage.Constraint}}}/orders/{{id:long}}/{{file:regex(^[A-Za-z0-9._-]+[.](pdf|xml)$)}}", (long id, string file, HttpContext context, SendInvoice send) => send.RunAsync(id, file, context))
        .RequireAuthorization(Roles.Customer).ExcludeFromDescription();

    private async Task<Results<FileContentHttpResult, NotFound>> RunAsync(long id, string file, HttpContext context)
    {
        var (number, isXml) = (file[..^4], file.EndsWith(".xml", StringComparison.Ordinal));
        var found = await database.ReadAsync(
            session => Invoice.Find(session, number) is { } invoice && invoice.OrderId == id && IsFor(session, context, id)
                ? (Invoice: invoice, Bytes: isXml ? Encoding.UTF8.GetBytes(Invoice.Xml(session, number)) : Invoice.Pdf(session, number)) : default,
            context.RequestAborted);
        if (found.Bytes is null) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForDownloads;
        var name = InvoicingLetters.FileName(found.Invoice);
        return TypedResults.File(found.Bytes, isXml ? "application/xml" : "application/pdf", isXml ? name[..^4] + ".xml" : name);
    }

    private static bool IsFor(Session session, HttpContext context, long id) =>
        context.User.IsInRole(Roles.Owner) || Order.OfAccount(session, context.User.AccountId(), id) is not null;
}
