using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>Asks for a licence.</summary>
internal sealed class RequestModel(Database database, RequestLicense request, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    /// <summary>Product and edition, as <see cref="Choices"/> names them.</summary>
    [BindProperty] public string Choice { get; set; } = "";

    /// <summary>Computers at once.</summary>
    [BindProperty] public int Seats { get; set; } = 1;

    /// <summary>What else there is to say.</summary>
    [BindProperty] public string? Note { get; set; }

    /// <summary>What there is.</summary>
    public IReadOnlyList<(string Value, string Words)> Choices { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Choice.Split('/') is not [var product, var edition] || Choices.All(known => known.Value != Choice)) return Refuse(new Refusal(RefusalCodes.MalformedRequest));
        var wanted = new LicenseRequest(User.AccountId(), User.Email(), product, edition, Seats, Note);
        var result = await database.WriteAsync(session => request.Run(session, wanted), HttpContext.RequestAborted);
        return result.Refusal is null ? GoTo("/licenses?done=requested") : Refuse(result.Refusal);
    }

    private async Task LoadAsync() => Choices =
    [
        .. (await database.ReadAsync(FindProduct.All, HttpContext.RequestAborted))
            .SelectMany(product => product.Editions.Select(edition => ($"{product.Code}/{edition.Code}", $"{product.Name} {edition.Code}"))),
    ];
}
