using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>The owner's account. As long as there is none, the first start and <c>customer promote</c> without an address print a link that makes it, once.</summary>
internal sealed class FirstOwner(Database database, IPasswordHasher<Account> passwords, RandomNumberGenerator random, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(7);

    /// <summary>Makes the link, and spoils earlier ones.</summary>
    /// <returns>Its secret; null where there is an owner already.</returns>
    internal static string? Invite(Session session, RandomNumberGenerator random, DateTimeOffset now)
    {
        if (Exists(session)) return null;
        session.Execute("DELETE FROM account_links WHERE purpose = @purpose", new { purpose = AccountLink.FirstOwner });
        return AccountLink.Add(session, random, AccountLink.FirstOwner, now + GoodFor);
    }

    /// <summary>Whether the link is good.</summary>
    internal bool IsGood(string secret) => database.Read(session => AccountLink.Find(session, AccountLink.FirstOwner, secret, time.GetUtcNow())) is not null;

    /// <summary>Makes the account; null where the link is good no more, or the address has an account, which `customer promote ADDRESS` raises.</summary>
    internal async Task<Account?> RunAsync(string secret, string email, string password, Language language)
    {
        var hash = passwords.HashPassword(null!, password);
        var result = await database.WriteAsync<Account?>(session =>
        {
            var now = time.GetUtcNow();
            if (Exists(session) || AccountLink.Find(session, AccountLink.FirstOwner, secret, now) is null) return (Account?)null;
            if (AccountTable.FindByEmail(session, email) is not null) return (Account?)null;
            AccountLink.Take(session, AccountLink.FirstOwner, secret, now);
            return ConfirmRegistration.Make(session, random, new Registration(email, hash, null, null, null, language.Tag(), null), Roles.Owner, now);
        });
        return result.Value;
    }

    private static bool Exists(Session session) => session.ExecuteScalar<long>("SELECT COUNT(*) FROM accounts WHERE role = @owner", new { owner = Roles.Owner }) > 0;
}
