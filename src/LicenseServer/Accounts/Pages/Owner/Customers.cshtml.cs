using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages.Owner;

/// <summary>The owner looks for customers.</summary>
internal sealed class CustomersModel(Database database, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    private const int Most = 100;

    /// <summary>What is looked for: a part of an address, a name or a company; or a licence key.</summary>
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Accounts.Account> Found { get; private set; } = [];

    public async Task OnGetAsync() => Found = await database.ReadAsync(session => Find(session, (Text ?? "").Trim()), HttpContext.RequestAborted);

    private static IReadOnlyList<Accounts.Account> Find(Session session, string text)
    {
        if (TypedKey.Find(session, text) is not { } key) return AccountTable.Search(session, new SearchText(text, Most));
        return FindLicense.ByKey(session, key)?.AccountId is { } id && AccountTable.Find(session, id) is { } holder ? [holder] : [];
    }
}
