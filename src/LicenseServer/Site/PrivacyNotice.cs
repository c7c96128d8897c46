using System.Collections.Concurrent;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site;

/// <summary>Keeps every version of the privacy notice, from the moment at which it is first shown.</summary>
internal sealed class PrivacyNotice(Database database, TimeProvider time, ILogger<PrivacyNotice> log)
{
    private readonly ConcurrentDictionary<Language, string> kept = new();

    /// <summary>Keeps a version, unless it is the one that was kept last. The notice is shown even where the database cannot be used.</summary>
    internal async Task KeepAsync(Language language, PageText text)
    {
        if (kept.TryGetValue(language, out var last) && last == text.Markdown) return;
        try
        {
            _ = (await database.WriteAsync(session => PrivacyVersions.Keep(session, language, text.Markdown, time.GetUtcNow()))).Value;
            kept[language] = text.Markdown;
        }
        catch (StorageException e)
        {
            log.LogError("the version of the privacy notice is not kept: {Message}; {Hint}", e.Message, e.Hint);
        }
    }
}
