using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Support.Pages;

/// <summary>Begins a conversation.</summary>
[UploadLimit(MaxBody)]
internal sealed class NewModel(Conversation conversation, IStringLocalizer<SupportTexts> texts) : DraftPage(texts)
{
    [BindProperty] public string? Subject { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var subject = SupportRules.Line(Subject);
        if (subject.Length is 0 or > SupportRules.MaxSubject) Blame("subject", T[subject.Length == 0 ? "SubjectMissing" : "SubjectTooLong"]);
        if (await ReadDraftAsync() is not { } draft) return Page();
        return (await conversation.OpenAsync(User.AccountId(), subject, draft)).TryGet(out var id, out var refusal) ? GoTo($"/support/{id}?done=opened") : Refuse(refusal);
    }
}
