using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>A licence in the list.</summary>
/// <param name="License">The licence.</param>
/// <param name="Product">The product's name.</param>
/// <param name="Used">Seats that are held.</param>
/// <param name="Standing">How it stands.</param>
internal sealed record LicenseCard(License License, string Product, int Used, Standing Standing);

/// <summary>The own licences; those that somebody hands over; another one by its key.</summary>
internal sealed class IndexModel(
    Database database, RateLimits limits, ConfirmTransfer confirm, CancelTransfer cancel, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    private const int OnOnePage = 20;

    private static readonly string[] Deeds = ["added", "requested", "accepted", "waits", "declined", "given"];

    /// <summary>A key as typed.</summary>
    [BindProperty] public string Key { get; set; } = "";

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>So many newer ones are left out.</summary>
    [BindProperty(SupportsGet = true)] public int Skip { get; set; }

    /// <summary>The licences.</summary>
    public IReadOnlyList<LicenseCard> Licenses { get; private set; } = [];

    /// <summary>Where the next ones begin; null where there are none.</summary>
    public int? Next { get; private set; }

    /// <summary>What is offered.</summary>
    public IReadOnlyList<Offer> Offers { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (!Deeds.Contains(Done)) Done = null;
        if (await database.ReadAsync(session => ClaimLicenses.Any(session, User.AccountId(), User.Email()), HttpContext.RequestAborted))
            await database.WriteAsync<int>(session => ClaimLicenses.ForAddress(session, User.AccountId(), User.Email(), time.GetUtcNow()), HttpContext.RequestAborted);
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!(await TypedKey.ReadAsync(database, Key, HttpContext.RequestAborted)).TryGet(out var key, out var refusal)) return await RefuseAsync(refusal);
        if (await limits.TakeForKeyAsync(key, HttpContext) is { } limited) return await RefuseAsync(limited);
        var added = await database.WriteAsync(session => AddLicense.Run(session, User.AccountId(), key, time.GetUtcNow()), HttpContext.RequestAborted);
        return added.Refusal is null ? GoTo("/licenses?done=added") : await RefuseAsync(added.Refusal);
    }

    public async Task<IActionResult> OnPostAcceptAsync(long license)
    {
        var done = await database.WriteAsync<bool>(session => FindOffer(session, license) is { } offered
            ? confirm.ByReceiver(session, offered, User.AccountId(), User.Email())
            : new Refusal(RefusalCodes.NotFound));
        return done.TryGet(out var isOver, out _) ? GoTo("/licenses?done=" + (isOver ? "accepted" : "waits")) : NotFound();
    }

    public async Task<IActionResult> OnPostDeclineAsync(long license)
    {
        var done = await database.WriteAsync<License>(session =>
            FindOffer(session, license) is not null && FindLicense.ByNumber(session, (uint)license) is { } found
                ? cancel.Run(session, found, isByReceiver: true)
                : new Refusal(RefusalCodes.NotFound));
        return done.Refusal is null ? GoTo("/licenses?done=declined") : NotFound();
    }

    private LicenseTransfer? FindOffer(Session session, long license) =>
        LicenseTransfer.AllTo(session, User.Email(), time.GetUtcNow()).FirstOrDefault(offered => offered.LicenseId == license);

    private async Task<IActionResult> RefuseAsync(Refusal refusal)
    {
        await LoadAsync();
        return Refuse(refusal);
    }

    private Task LoadAsync() => database.ReadAsync(
        session =>
        {
            var now = time.GetUtcNow();
            var licenses = FindLicense.AllOfAccount(session, User.AccountId(), Math.Max(0, Skip), OnOnePage + 1);
            var used = ActivationRow.CountActive(session, User.AccountId());
            var names = FindProduct.All(session).ToDictionary(product => product.Number, product => product.Name);
            Licenses = [.. licenses.Take(OnOnePage).Select(license => new LicenseCard(license, names[license.ProductNumber], used.GetValueOrDefault(license.Id), Standing.Of(license, Day.Of(now))))];
            Next = licenses.Count > OnOnePage ? Math.Max(0, Skip) + OnOnePage : null;
            Offers = [.. LicenseTransfer.AllTo(session, User.Email(), now).Select(transfer => Offer.Of(session, transfer, now)).OfType<Offer>()];
            return true;
        },
        HttpContext.RequestAborted);
}
