using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>Where the link in the mail leads: the button alone releases the computer.</summary>
internal sealed class ReleaseConfirmModel(Database database, ConfirmRelease confirm, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    /// <summary>The computer; null where the link is good no more.</summary>
    public SelfService? Own { get; private set; }

    /// <summary>The product's name.</summary>
    public string Product { get; private set; } = "";

    /// <summary>Whether it is done.</summary>
    public bool IsDone { get; private set; }

    public async Task OnGetAsync(string secret, bool done)
    {
        IsDone = done;
        if (!done) await LoadAsync(secret);
        if (!done && Own is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        await LoadAsync(secret);
        var result = await database.WriteAsync(session => confirm.Run(session, secret), HttpContext.RequestAborted);
        return result.TryGet(out _, out var refusal) ? GoTo($"/release/{secret}?done=true") : refusal.Code == RefusalCodes.NotFound ? NotFoundPage() : Refuse(refusal);
    }

    private IActionResult NotFoundPage()
    {
        Own = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private Task LoadAsync(string secret) => database.ReadAsync(
        session =>
        {
            Own = confirm.Find(session, secret);
            if (Own is not null) Product = FindProduct.ByNumber(session, Own.License.ProductNumber)!.Name;
            return true;
        },
        HttpContext.RequestAborted);
}
