using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>Moves a licence away from a computer: by a link in a mail, or at once with a receipt.</summary>
internal sealed class ReleaseModel(
    Database database, RequestRelease request, ReleaseByReceipt byReceipt, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    /// <summary>A receipt as typed.</summary>
    [BindProperty] public string Receipt { get; set; } = "";

    /// <summary>The computer.</summary>
    public SelfService Own { get; private set; } = null!;

    /// <summary>Moves that are left, of how many a year.</summary>
    public (long Left, long Allowed) Moves { get; private set; }

    /// <summary>When the next one is possible without a receipt; null where it is now.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>Whether the mail is on its way.</summary>
    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, long activationId, bool sent)
    {
        IsSent = sent;
        return await LoadAsync(id, activationId) ? Page() : NotFound();
    }

    /// <summary>The link is asked for.</summary>
    public async Task<IActionResult> OnPostAsync(long id, long activationId)
    {
        if (!await LoadAsync(id, activationId)) return NotFound();
        var to = new Recipient(User.Email(), Language);
        var result = await database.WriteAsync(session => request.Run(session, User.AccountId(), id, activationId, to), HttpContext.RequestAborted);
        return result.Refusal is null ? GoTo($"/licenses/{id}/release/{activationId}?sent=true") : Refuse(result.Refusal);
    }

    /// <summary>A receipt was typed.</summary>
    public async Task<IActionResult> OnPostReceiptAsync(long id, long activationId)
    {
        if (!await LoadAsync(id, activationId)) return NotFound();
        if (!Fields.ReadReceipt(Receipt).TryGet(out var receipt, out var refusal)) return Refuse(refusal);
        var result = await database.WriteAsync(session => byReceipt.Run(session, User.AccountId(), id, activationId, receipt), HttpContext.RequestAborted);
        return result.Refusal is null ? GoTo($"/licenses/{id}?done=released") : Refuse(result.Refusal);
    }

    private Task<bool> LoadAsync(long id, long activationId) => database.ReadAsync(
        session =>
        {
            if (SelfService.Find(session, User.AccountId(), id, activationId) is not { Row.SystemId: not null } own) return false;
            var now = time.GetUtcNow();
            Own = own;
            Moves = TransferLimit.Count(session, own.License, now);
            NextAt = Moves.Left > 0 ? CoolDown.EndsAt(session, own.License, now) : TransferLimit.NextAt(session, own.License, now);
            return true;
        },
        HttpContext.RequestAborted);
}
