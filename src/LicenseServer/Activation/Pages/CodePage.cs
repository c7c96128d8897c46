using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>
/// Pages about one code. There are two ways to it: a computer of an own licence, or a ticket, for whoever has just shown the licence's key or
/// started a trial.
/// </summary>
internal abstract class CodePage(Database database, Tickets tickets, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    /// <summary>The number of an own licence.</summary>
    [BindProperty(SupportsGet = true)] public long Id { get; set; }

    /// <summary>The computer.</summary>
    [BindProperty(SupportsGet = true)] public long ActivationId { get; set; }

    /// <summary>Instead of both.</summary>
    [BindProperty(SupportsGet = true)] public string? Ticket { get; set; }

    /// <summary>The code; null where it may not be shown.</summary>
    public ShownCode? Shown { get; private set; }

    /// <summary>The address of the code, in the language of the page.</summary>
    public string Here => To(Ticket is null ? $"/licenses/{Id}/code/{ActivationId}" : "/code/" + Ticket);

    /// <summary>The lines, each with its groups.</summary>
    public IEnumerable<string[]> Lines => Shown!.Code.ToString().Split('\n').Select(line => line.Split('-'));

    /// <summary>The database.</summary>
    protected Database Database => database;

    /// <summary>Finds it.</summary>
    /// <returns>What to answer instead; null where it is there.</returns>
    protected async Task<IActionResult?> LoadAsync()
    {
        if (Ticket is null && User.AccountIdOrNull() is null) return Challenge();
        var ticket = Ticket is null ? null : tickets.Read(Ticket);
        if (Ticket is not null && ticket is null) return GoTo("/activate?again=true");
        var shown = await database.ReadAsync(
            session => ticket is null ? ShownCode.OfAccount(session, User.AccountId(), Id, ActivationId) : ShownCode.OfTicket(session, ticket), HttpContext.RequestAborted);
        if (shown is null) return NotFound();
        if (shown.License is { } license && FindLicense.CheckUsable(license, Day.Of(time.GetUtcNow())) is { } refusal) return Refuse(refusal);
        Shown = shown;
        return null;
    }
}
