using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Support.Pages.Owner;

/// <summary>The owner reads a conversation, answers, closes and keeps it.</summary>
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
        Done = done is "answered" or "closed" or "kept" or "not-kept" ? done : null;
        return await ShowAsync(id);
    }

    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (await ReadDraftAsync() is not { } draft) return await ShowAsync(id);
        if ((await conversation.AnswerAsync(id, draft, Actor.Web)).TryGet(out _, out var refusal)) return GoTo($"/owner/support/{id}?done=answered#end");
        var page = await ShowAsync(id);
        return page is NotFoundResult ? page : Refuse(refusal);
    }

    public async Task<IActionResult> OnPostCloseAsync(long id) =>
        (await conversation.CloseAsync(id, Actor.Web)).Refusal is null ? GoTo($"/owner/support/{id}?done=closed") : NotFound();

    public async Task<IActionResult> OnPostKeepAsync(long id, bool letter) =>
        (await conversation.KeepAsync(id, letter, Actor.Web)).Refusal is null ? GoTo($"/owner/support/{id}?done={(letter ? "kept" : "not-kept")}") : NotFound();

    private async Task<IActionResult> ShowAsync(long id)
    {
        var (request, messages) = await database.ReadAsync(
            session => SupportRequest.Find(session, id) is { } found ? (found, SupportMessage.Of(session, id)) : default, HttpContext.RequestAborted);
        if (request is null) return NotFound();
        (Shown, Messages) = (request, messages);
        return Page();
    }
}
