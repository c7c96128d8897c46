using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>Starts the one trial that a computer has, without internet on it.</summary>
internal sealed class TrialModel(Database database, StartTrial start, Tickets tickets, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    /// <summary>The System-ID as typed.</summary>
    [BindProperty(SupportsGet = true)] public string? SystemId { get; set; }

    /// <summary>The product's code.</summary>
    [BindProperty] public string Product { get; set; } = "";

    /// <summary>What there is to try.</summary>
    public IReadOnlyList<Product> Products { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!Fields.ReadSystemId(SystemId ?? "").TryGet(out var computer, out var refusal)) return Refuse(refusal);
        var result = await start.OnPageAsync(Product, computer, HttpContext.RequestAborted);
        return result.TryGet(out var trial, out refusal) ? GoTo("/code/" + tickets.Make(new Ticket(trial.Code.License))) : Refuse(refusal);
    }

    private async Task LoadAsync() => Products = await database.ReadAsync(FindProduct.All, HttpContext.RequestAborted);
}
