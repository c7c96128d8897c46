using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages.Owner;

/// <summary>One licence, whoever has it: the owner approves, suspends and resumes it, and frees its seats without the customers' bound.</summary>
internal sealed class LicenseModel(Database database, ApproveLicense approve, SetLicenseStatus setStatus, TimeProvider time, IStringLocalizer<ActivationTexts> texts)
    : ActivationPage(texts)
{
    private const int Most = 200;

    /// <summary>The licence.</summary>
    public License License { get; private set; } = null!;

    /// <summary>How it stands.</summary>
    public Standing Standing { get; private set; } = null!;

    /// <summary>Who is activated, and who was: the newest first.</summary>
    public IReadOnlyList<ActivationRow> Computers { get; private set; } = [];

    /// <summary>Moves that are left, of how many a year.</summary>
    public (long Left, long Allowed) Moves { get; private set; }

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string? done)
    {
        Done = done is "approved" or "suspended" or "resumed" or "released" ? done : null;
        return await database.ReadAsync(session => Load(session, id), HttpContext.RequestAborted) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostApproveAsync(long id) => DoAsync(id, "approved", (session, license) => approve.Run(session, license, Actor.Web).Refusal);

    public Task<IActionResult> OnPostSuspendAsync(long id, string? reason) =>
        DoAsync(id, "suspended", (session, license) => setStatus.Run(session, license, LicenseStatus.Suspended, reason, Actor.Web).Refusal);

    public Task<IActionResult> OnPostResumeAsync(long id) =>
        DoAsync(id, "resumed", (session, license) => setStatus.Run(session, license, LicenseStatus.Active, null, Actor.Web).Refusal);

    public Task<IActionResult> OnPostReleaseAsync(long id, long activation) => DoAsync(id, "released", (session, license) =>
    {
        if (ActivationRow.FindActive(session, license.Id, activation) is not { } row) return new Refusal(RefusalCodes.ActivationNotFound);
        Release.ByOwner(session, row, Channels.Web, time.GetUtcNow(), Actor.Web);
        return null;
    });

    // What was refused had been done before, on another page or by somebody else: the page shows how it stands.
    private async Task<IActionResult> DoAsync(long id, string done, Func<Session, License, Refusal?> act)
    {
        var result = await database.WriteAsync<bool>(session =>
        {
            if (Find(session, id) is not { } license) return new Refusal(RefusalCodes.LicenseNotFound);
            return act(session, license) is { } refusal ? refusal : true;
        });
        return result.Refusal?.Code == RefusalCodes.LicenseNotFound ? NotFound() : GoTo($"/owner/licenses/{id}" + (result.Refusal is null ? "?done=" + done : ""));
    }

    private static License? Find(Session session, long id) => id is > 0 and <= uint.MaxValue ? FindLicense.ByNumber(session, (uint)id) : null;

    private bool Load(Session session, long id)
    {
        if (Find(session, id) is not { } license) return false;
        var now = time.GetUtcNow();
        License = license;
        Standing = Standing.Of(license, Day.Of(now));
        Computers = [.. ActivationRow.All(session, license.Id).OrderBy(row => row.ReleasedAt is not null).ThenByDescending(row => row.ReleasedAt ?? row.ActivatedAt).Take(Most)];
        Moves = TransferLimit.Count(session, license, now);
        return true;
    }
}
