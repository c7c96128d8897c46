using JkLab.LicenseServer.Invoicing.Consumers;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages;

/// <summary>A consumer withdraws, without signing in, in two steps: the declaration, then its confirmation (§ 356a BGB).</summary>
internal sealed class WithdrawModel(Database database, WithdrawOrder withdraw, IStringLocalizer<InvoicingTexts> texts) : InvoicingPage(texts)
{
    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Contract { get; set; }

    [BindProperty] public string? Email { get; set; }

    /// <summary>Whether it only has to be confirmed.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether it is received.</summary>
    public bool IsDone { get; private set; }

    public void OnGet(bool done) => IsDone = done;

    public void OnPost() => IsComplete = Read() is not null;

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (Read() is not { } withdrawal) return Page();
        var result = await database.WriteAsync(session => withdraw.Run(session, withdrawal, Language));
        return result.Refusal is { } refusal ? Refuse(refusal) : GoTo("/withdraw?done=true");
    }

    private Withdrawal? Read()
    {
        if (Clean(Name) is not { } name) Blame("name", T["WithdrawNameWrong"]);
        else Name = name;
        if (Clean(Contract) is not { } contract) Blame("contract", T["WithdrawContractWrong"]);
        else Contract = contract;
        var email = EmailKey.Clean(Email ?? "");
        if (!Outbox.Accepts(email)) Blame("email", T["WithdrawEmailWrong"]);
        return HasFailed ? null : new Withdrawal(Name!, Contract!, email);
    }

    private static string? Clean(string? text)
    {
        var line = string.Join(' ', string.Concat((text ?? "").Select(symbol => char.IsControl(symbol) ? ' ' : symbol)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length is > 0 and <= Withdrawal.MaxText ? line : null;
    }
}
