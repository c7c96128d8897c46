using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>A computer without internet is to be activated: which one, and with which licence. Nothing is activated before the next page confirms it.</summary>
internal sealed class ActivateModel(
    Database database, Activate activate, RateLimits limits, Tickets tickets, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    private const int MostSearched = 200;

    /// <summary>Licences that are offered at most; the others by their key.</summary>
    private const int MostShown = 50;

    /// <summary>The System-ID as typed.</summary>
    [BindProperty(Name = "systemId", SupportsGet = true)] public string? Typed { get; set; }

    /// <summary>A licence key as typed.</summary>
    [BindProperty] public string? Key { get; set; }

    /// <summary>The number of an own licence.</summary>
    [BindProperty(SupportsGet = true)] public long? License { get; set; }

    /// <summary>Whether the key is to be shown once more, because half an hour is over.</summary>
    [BindProperty(SupportsGet = true)] public bool Again { get; set; }

    /// <summary>The computer; null where it is not known yet.</summary>
    public SystemId? Computer { get; private set; }

    /// <summary>What the System-ID was meant to be.</summary>
    public string? MeantComputer { get; private set; }

    /// <summary>Own licences that can be used, and have a free seat or this very computer.</summary>
    public IReadOnlyList<LicenseCard> Own { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(Typed)) return Page();
        return await LoadAsync() is { } refusal ? Refuse(refusal) : Page();
    }

    /// <summary>The System-ID was typed.</summary>
    public IActionResult OnPostComputer()
    {
        if (string.IsNullOrWhiteSpace(Typed)) return Refuse(new Refusal(RefusalCodes.SystemIdMalformed));
        return GoTo("/activate/" + Uri.EscapeDataString(Typed.Trim()) + (License is { } license ? "?license=" + license : ""));
    }

    /// <summary>The licence was chosen, or its key typed.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } unknown) return Refuse(unknown);
        if (!(await ReadKeyAsync()).TryGet(out var key, out var refusal)) return Refuse(refusal);
        if (await limits.TakeForKeyAsync(key, HttpContext) is { } limited) return Refuse(limited);
        var foretold = await activate.ForetellAsync(key, Computer!, HttpContext.RequestAborted);
        return foretold.TryGet(out var plan, out refusal) ? GoTo($"/activate/{Computer}/{tickets.Make(new Ticket(plan.License.Id))}") : Refuse(refusal);
    }

    private async Task<Result<LicenseKey>> ReadKeyAsync()
    {
        if (!string.IsNullOrWhiteSpace(Key) || License is null || User.AccountIdOrNull() is not { } account)
            return await TypedKey.ReadAsync(database, Key ?? "", HttpContext.RequestAborted);
        var own = await database.ReadAsync(session => FindLicense.OfAccount(session, account, License.Value), HttpContext.RequestAborted);
        return own is null ? new Refusal(RefusalCodes.LicenseNotFound) : own.Key;
    }

    // What is wrong with the System-ID; null where the page can go on.
    private async Task<Refusal?> LoadAsync()
    {
        if (!Fields.ReadSystemId(Typed ?? "").TryGet(out var computer, out var refusal))
        {
            MeantComputer = refusal.Suggestion;
            return refusal;
        }

        Computer = computer;
        if (User.AccountIdOrNull() is { } account) Own = await database.ReadAsync(session => FindOwn(session, account, computer), HttpContext.RequestAborted);
        if (Own.Count == 1) License ??= Own[0].License.Id;
        return null;
    }

    private IReadOnlyList<LicenseCard> FindOwn(Session session, long account, SystemId computer)
    {
        var today = Day.Of(time.GetUtcNow());
        var usable = FindLicense.AllOfAccount(session, account, most: MostSearched).Where(license => FindLicense.CheckUsable(license, today) is null).ToList();
        var used = ActivationRow.CountActive(session, account);
        var names = FindProduct.All(session).ToDictionary(product => product.Number, product => product.Name);
        return
        [
            .. usable
                .Where(license => used.GetValueOrDefault(license.Id) < license.Seats || ActivationRow.FindActive(session, license.Id, computer) is not null)
                .Take(MostShown)
                .Select(license => new LicenseCard(license, names[license.ProductNumber], used.GetValueOrDefault(license.Id), Standing.Of(license, today))),
        ];
    }
}
