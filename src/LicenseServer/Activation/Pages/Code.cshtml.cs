using System.Text;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>A code to type, copy, print, scan, save and send.</summary>
internal sealed class CodeModel(
    Database database, Tickets tickets, Activate activate, MailCode mail, SiteSettings site, TimeProvider time, IStringLocalizer<ActivationTexts> texts)
    : CodePage(database, tickets, time, texts)
{
    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>The code as a QR code.</summary>
    public string Qr => QrPicture.Svg(Shown!.Code.ToCompactString());

    /// <summary>The address to which it can be sent, where it is the own one.</summary>
    public string? OwnEmail => User.AccountIdOrNull() is null ? null : User.Email();

    /// <summary>Whether it can be sent to somebody.</summary>
    public bool CanMail { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Done = Done is "mailed" or "renewed" ? Done : null;
        if (await LoadAsync() is { } elsewhere) return elsewhere;
        CanMail = await FindRecipientAsync() is not null;
        return Page();
    }

    /// <summary>The printed lines as a text file.</summary>
    public async Task<IActionResult> OnGetFileAsync()
    {
        if (await LoadAsync() is { } elsewhere) return elsewhere;
        var text = Shown!.Code.ToString().Replace("\n", "\r\n") + "\r\n";
        return File(Encoding.ASCII.GetBytes(text), "text/plain; charset=utf-8", $"{Shown.Product.Code}-{T["FileName"].Value}.txt");
    }

    /// <summary>Sends it.</summary>
    public async Task<IActionResult> OnPostMailAsync()
    {
        if (await LoadAsync() is { } elsewhere) return elsewhere;
        if (await FindRecipientAsync() is not { } to) return NotFound();
        CanMail = true;
        var sent = await Database.WriteAsync(session => mail.Run(session, Shown!, to), HttpContext.RequestAborted);
        return sent.Refusal is null ? Redirect(Here + "?done=mailed") : Refuse(sent.Refusal);
    }

    /// <summary>Makes a new one, because the licence was changed.</summary>
    public async Task<IActionResult> OnPostRenewAsync()
    {
        if (await LoadAsync() is { } elsewhere) return elsewhere;
        if (Shown!.License is not { } license || Shown.SystemId is not { } systemId) return NotFound();
        var renewed = await activate.OnPageAsync(license.Key, systemId, label: null, HttpContext.RequestAborted);
        return renewed.Refusal is null ? Redirect(Here + "?done=renewed") : Refuse(renewed.Refusal);
    }

    // Whoever has a key alone can send it to the licence's customer, whose address he is not told.
    private async Task<Recipient?> FindRecipientAsync()
    {
        if (OwnEmail is { } own) return new Recipient(own, Language);
        if (Shown!.License is not { } license) return null;
        var addressee = await Database.ReadAsync(session => Addressee.Of(session, license, site.VendorLanguage), HttpContext.RequestAborted);
        return addressee is null ? null : new Recipient(addressee.Email, addressee.Language);
    }
}
