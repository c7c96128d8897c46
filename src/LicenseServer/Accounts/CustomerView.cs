using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Accounts;

/// <summary>An account as scripts and the owner read it.</summary>
internal sealed record CustomerView(
    string Id, string Email, string? Name, string? Company, string? Address, string Role, bool SecondFactor, string Language, string CreatedAt)
{
    internal static CustomerView Of(Account account) => new(
        account.Id.ToString(), account.Email, account.Name, account.Company, account.Address, account.Role, account.TwoFactor, account.Language, Moment.ToText(account.CreatedAt));
}
