using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Support.Pages;

/// <summary>What pages with a message to write share.</summary>
[UnsentForm("~/Support/Pages/Unsent.cshtml", "text", MaxBody)]
internal abstract class DraftPage(IStringLocalizer<SupportTexts> texts) : SitePage
{
    /// <summary>Bytes of a form with its files.</summary>
    protected const long MaxBody = 10 * 1024 * 1024;

    /// <summary>Bytes of the files alone; the rest is the text.</summary>
    internal const long MostInFiles = MaxBody - (64 * 1024);

    /// <summary>The texts.</summary>
    public IStringLocalizer<SupportTexts> T => texts;

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public List<IFormFile> Files { get; set; } = [];

    /// <summary>What was written; null where something is wrong with it, which the page says then.</summary>
    protected async Task<Draft?> ReadDraftAsync()
    {
        var text = SupportRules.Text(Text);
        if (text.Length == 0) Blame("text", T["TextMissing"]);
        if (text.Length > SupportRules.MaxText) Blame("text", T["TextTooLong"]);
        if (UploadLimitAttribute.IsExceeded(HttpContext)) Refuse(new Refusal(RefusalCodes.BodyTooLarge) { Variant = Variants.FileSize });
        var uploads = new List<Upload>();
        foreach (var file in Files)
        {
            using var memory = new MemoryStream();
            await file.CopyToAsync(memory, HttpContext.RequestAborted);
            uploads.Add(new Upload(file.FileName, memory.ToArray()));
        }

        return HasFailed ? null : new Draft(text, uploads);
    }

    /// <summary>A size for people.</summary>
    internal static string SizeOf(Attachment file) => file.Size < 1024 * 1024 ? $"{Math.Max(1, file.Size >> 10)} KB" : $"{file.Size >> 20} MB";
}
