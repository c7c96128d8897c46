using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>One own licence: what it grants, and who is activated where.</summary>
internal sealed class LicenseModel(Database database, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    private const int OnOnePage = 30;

    /// <summary>The licence.</summary>
    public License License { get; private set; } = null!;

    /// <summary>The product's name.</summary>
    public string Product { get; private set; } = "";

    /// <summary>How it stands.</summary>
    public Standing Standing { get; private set; } = null!;

    /// <summary>Seats that are held.</summary>
    public int Used { get; private set; }

    /// <summary>Who holds them, by seat.</summary>
    public IReadOnlyList<ActivationRow> Computers { get; private set; } = [];

    /// <summary>Where the next ones begin; null where there are none.</summary>
    public int? Next { get; private set; }

    /// <summary>Moves that are left, of how many a year.</summary>
    public (long Left, long Allowed) Moves { get; private set; }

    /// <summary>Who shall get it.</summary>
    public LicenseTransfer? Transfer { get; private set; }

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    /// <summary>Whether it can be used.</summary>
    public bool IsUsable => Standing.Text == "Status-active";

    public async Task<IActionResult> OnGetAsync(long id, string? done, int skip = 0)
    {
        Done = done is "released" ? done : null;
        return await database.ReadAsync(session => Load(session, id, Math.Max(0, skip)), HttpContext.RequestAborted) ? Page() : NotFound();
    }

    private bool Load(Session session, long id, int skip)
    {
        if (FindLicense.OfAccount(session, User.AccountId(), id) is not { } license) return false;
        var now = time.GetUtcNow();
        License = license;
        Product = FindProduct.ByNumber(session, license.ProductNumber)!.Name;
        Standing = Standing.Of(license, Day.Of(now));
        Used = ActivationRow.CountActive(session, User.AccountId()).GetValueOrDefault(license.Id);
        var rows = ActivationRow.AllActive(session, license.Id, skip, OnOnePage + 1);
        Computers = [.. rows.Take(OnOnePage)];
        Next = rows.Count > OnOnePage ? skip + OnOnePage : null;
        Moves = TransferLimit.Count(session, license, now);
        Transfer = LicenseTransfer.Of(session, license, now);
        return true;
    }
}
