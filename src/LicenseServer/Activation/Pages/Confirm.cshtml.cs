using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>Says what will be activated where, and does it when asked to.</summary>
internal sealed class ConfirmModel(Database database, Activate activate, RateLimits limits, Tickets tickets, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    private LicenseKey key = null!;

    /// <summary>The customer's name for the computer.</summary>
    [BindProperty] public string? Label { get; set; }

    /// <summary>The computer.</summary>
    public SystemId Computer { get; private set; } = null!;

    /// <summary>The product's name.</summary>
    public string Product { get; private set; } = "";

    /// <summary>What will happen; null where it cannot.</summary>
    public ActivationPlan? Plan { get; private set; }

    public async Task<IActionResult> OnGetAsync(string systemId, string ticket)
    {
        if (await LoadAsync(systemId, ticket) is { } elsewhere) return elsewhere;
        Label = Plan?.Held?.Label;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string systemId, string ticket)
    {
        if (await LoadAsync(systemId, ticket) is { } elsewhere) return elsewhere;
        if (!Activate.ReadLabel(Label).TryGet(out var label, out var refusal)) return Refuse(refusal);
        if (await limits.TakeForKeyAsync(key, HttpContext) is { } limited) return Refuse(limited);
        var result = await activate.OnPageAsync(key, Computer, label, HttpContext.RequestAborted);
        if (!result.TryGet(out var activated, out refusal)) return Refuse(refusal);
        return activated.License.AccountId is { } owner && owner == User.AccountIdOrNull()
            ? GoTo($"/licenses/{activated.License.Id}/code/{activated.Id}")
            : GoTo("/code/" + tickets.Make(new Ticket(activated.License.Id, activated.Id)));
    }

    private async Task<IActionResult?> LoadAsync(string systemId, string ticket)
    {
        if (SystemId.Parse(systemId).Value is not { } computer) return GoTo("/activate/" + Uri.EscapeDataString(systemId));
        if (tickets.Read(ticket) is not { } shown) return GoTo($"/activate/{computer}?again=true");
        Computer = computer;
        var license = await database.ReadAsync(
            session =>
            {
                var found = FindLicense.ByNumber(session, (uint)shown.LicenseId);
                if (found is not null) Product = FindProduct.ByNumber(session, found.ProductNumber)!.Name;
                return found;
            },
            HttpContext.RequestAborted);
        if (license is null) return NotFound();

        key = license.Key;
        var foretold = await activate.ForetellAsync(key, computer, HttpContext.RequestAborted);
        if (!foretold.TryGet(out var plan, out var refusal)) return Refuse(refusal);
        Plan = plan;
        return null;
    }
}
