using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>Where the link in the receiver's mail leads. Somebody else who follows it learns no more than that it is not for him.</summary>
internal sealed class OfferedModel(Database database, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    /// <summary>The licence; null where there is no such offer to whoever is signed in.</summary>
    public Offer? Offer { get; private set; }

    public async Task OnGetAsync(string secret)
    {
        Offer = await database.ReadAsync(
            session => LicenseTransfer.OfSecret(session, secret, time.GetUtcNow()) is { ToAccount: null } transfer && transfer.IsTo(User.Email())
                ? Offer.Of(session, transfer, time.GetUtcNow())
                : null,
            HttpContext.RequestAborted);
        if (Offer is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
