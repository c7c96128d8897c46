using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>The second factor: a secret that an app shares (TOTP, RFC 6238), and codes for the day on which the phone is lost.</summary>
internal sealed partial class AccountStore : IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>
{
    private IDataProtector Protector => protection.CreateProtector("jklab/authenticator/v1");

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactor);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Set(() => user.TwoFactor = enabled);

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } key ? Protector.Unprotect(key) : null);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) => Set(() => user.AuthenticatorKey = Protector.Protect(key));

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        var rows = recoveryCodes.Select(code => new { user.Id, Hash = HashOf(code) }).ToList();
        return database.WriteAsync<int>(
            session =>
            {
                session.Execute("DELETE FROM recovery_codes WHERE account_id = @Id", new { user.Id });
                return rows.Count == 0 ? 0 : session.Execute("INSERT INTO recovery_codes (account_id, hash) VALUES (@Id, @Hash)", rows);
            },
            cancellationToken);
    }

    public async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var deleted = await database.WriteAsync<int>(
            session => session.Execute("DELETE FROM recovery_codes WHERE account_id = @Id AND hash = @hash", new { user.Id, hash = HashOf(code) }), cancellationToken);
        return deleted.Value == 1;
    }

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ExecuteScalar<int>("SELECT COUNT(*) FROM recovery_codes WHERE account_id = @Id", new { user.Id }), cancellationToken);

    // A code has 50 random bits and is good once, within the account's lock after wrong ones: a plain hash will do.
    private static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant())));
}
