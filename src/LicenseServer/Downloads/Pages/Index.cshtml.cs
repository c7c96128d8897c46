using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Markdig;
using Markdig.Syntax;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Downloads.Pages;

/// <summary>Demo versions for everybody; releases for customers, those that their licences do not cover with the reason.</summary>
internal sealed class IndexModel(Database database, TimeProvider time, IStringLocalizer<DownloadTexts> texts) : SitePage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The texts.</summary>
    public IStringLocalizer<DownloadTexts> T => texts;

    /// <summary>By product, the demo versions of each first, then the newest.</summary>
    public IReadOnlyList<(Release Release, Coverage Coverage)> Offers { get; private set; } = [];

    public async Task OnGetAsync() => Offers = await database.ReadAsync(
        session =>
        {
            var own = User.AccountIdOrNull() is { } account ? FindLicense.AllOfAccount(session, account) : [];
            var today = Day.Of(time.GetUtcNow());
            return Release.All(session).Select(release => (release, Coverage: Coverage.Of(release, own, today))).Where(offer => offer.Coverage is not null).Select(offer => (offer.release, offer.Coverage!)).ToList();
        },
        HttpContext.RequestAborted);

    /// <summary>A day for people.</summary>
    public string DayOf(Day day) => LocalTime.Day(day, Language);

    /// <summary>The notes as HTML, their headings below that of the release.</summary>
    public string NotesOf(Release release)
    {
        var document = Markdown.Parse(release.Notes!, Pipeline);
        SafeMarkdown.Make(document, Language);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + 2);
        return document.ToHtml(Pipeline);
    }

    /// <summary>A size for people.</summary>
    public static string SizeOf(Release release) => release.Size switch
    {
        < 1024 * 1024 => $"{Math.Max(1, release.Size >> 10)} KB",
        < 1024L * 1024 * 1024 => $"{release.Size >> 20} MB",
        _ => $"{release.Size / (1024.0 * 1024 * 1024):0.0} GB",
    };
}
