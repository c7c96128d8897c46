using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>Hands an own licence to another account, or agrees to what the owner began.</summary>
internal sealed class TransferModel(
    Database database, StartTransfer start, ConfirmTransfer confirm, CancelTransfer cancel, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    /// <summary>The receiver's address.</summary>
    [BindProperty] public string Email { get; set; } = "";

    /// <summary>The licence.</summary>
    public License License { get; private set; } = null!;

    /// <summary>The product's name.</summary>
    public string Product { get; private set; } = "";

    /// <summary>What waits.</summary>
    public LicenseTransfer? Waiting { get; private set; }

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string? done)
    {
        Done = done is "started" or "confirmed" or "canceled" ? done : null;
        return await LoadAsync(id) ? Page() : NotFound();
    }

    /// <summary>It is to go to an address.</summary>
    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (!await LoadAsync(id)) return NotFound();
        var result = await WriteAsync(id, (session, license) => start.Run(session, license, EmailKey.Clean(Email), Actor.Web));
        return result.Refusal is null ? GoTo($"/licenses/{id}/transfer?done=started") : Refuse(result.Refusal);
    }

    /// <summary>The owner began it, and whoever is signed in agrees.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(long id)
    {
        var result = await WriteAsync(id, confirm.ByGiver);
        return !result.TryGet(out var isOver, out _) ? NotFound() : GoTo(isOver ? "/licenses?done=given" : $"/licenses/{id}/transfer?done=confirmed");
    }

    /// <summary>It is to stay.</summary>
    public async Task<IActionResult> OnPostCancelAsync(long id)
    {
        var result = await WriteAsync(id, (session, license) => cancel.Run(session, license, isByReceiver: false));
        return result.Refusal is null ? GoTo($"/licenses/{id}/transfer?done=canceled") : NotFound();
    }

    private Task<Result<T>> WriteAsync<T>(long id, Func<Session, License, Result<T>> operation) => database.WriteAsync(
        session => FindLicense.OfAccount(session, User.AccountId(), id) is { } license ? operation(session, license) : new Refusal(RefusalCodes.NotFound),
        HttpContext.RequestAborted);

    private Task<bool> LoadAsync(long id) => database.ReadAsync(
        session =>
        {
            if (FindLicense.OfAccount(session, User.AccountId(), id) is not { } license) return false;
            License = license;
            Product = FindProduct.ByNumber(session, license.ProductNumber)!.Name;
            Waiting = LicenseTransfer.Of(session, license, time.GetUtcNow());
            return true;
        },
        HttpContext.RequestAborted);
}
