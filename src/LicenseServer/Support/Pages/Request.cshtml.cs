using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Support.Pages;

/// <summary>A customer's own conversation: read it, write on, close it.</summary>
[UploadLimit(MaxBody)]
internal sealed class RequestModel(Conversation conversation, Database database, IStringLocalizer<SupportTexts> texts) : DraftPage(texts)
{
    /// <summary>The request.</summary>
    public SupportRequest Shown { get; private set; } = null!;

    /// <summary>From its beginning.</summary>
    public IReadOnlyList<SupportMessage> Messages { get; private set; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string? done)
    {
        Done = done is "opened" or "sent" or "closed" ? done : null;
        return await ShowAsync(id);
    }

    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (await ReadDraftAsync() is not { } draft) return await ShowAsync(id);
        if ((await conversation.ContinueAsync(User.AccountId(), id, draft)).TryGet(out _, out var refusal)) return GoTo($"/support/{id}?done=sent#end");
        var page = await ShowAsync(id);
        return page is NotFoundResult ? page : Refuse(refusal);
    }

    public async Task<IActionResult> OnPostCloseAsync(long id) =>
        (await conversation.CloseOwnAsync(User.AccountId(), id)).Refusal is null ? GoTo($"/support/{id}?done=closed") : NotFound();

    private async Task<IActionResult> ShowAsync(long id)
    {
        var (request, messages) = await database.ReadAsync(
            session => SupportRequest.OfAccount(session, User.AccountId(), id) is { } own ? (own, SupportMessage.Of(session, id)) : default, HttpContext.RequestAborted);
        if (request is null) return NotFound();
        (Shown, Messages) = (request, messages);
        return Page();
    }
}
