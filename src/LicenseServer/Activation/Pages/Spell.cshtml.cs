using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>A code as it is said on the telephone.</summary>
internal sealed class SpellModel(Database database, Tickets tickets, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : CodePage(database, tickets, time, texts)
{
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Page();

    /// <summary>A group, symbol by symbol.</summary>
    public string Say(string group) => string.Join(", ", group.Select(symbol => Spelling.Say(symbol, Language)));
}
