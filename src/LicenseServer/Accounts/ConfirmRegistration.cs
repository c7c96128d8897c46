using System.Security.Cryptography;
using System.Text.Json;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Makes the account that was registered, for whoever has the letter and knows the password. Licences issued to the address are its own from now on.</summary>
internal sealed class ConfirmRegistration(Database database, IPasswordHasher<Account> passwords, RandomNumberGenerator random, TimeProvider time)
{
    /// <summary>What the link registers; null where it is good no more.</summary>
    internal Registration? Find(string secret) =>
        database.Read(session => AccountLink.Find(session, AccountLink.Registration, secret, time.GetUtcNow())) is { Payload: { } payload }
            ? JsonSerializer.Deserialize<Registration>(payload)
            : null;

    /// <summary>Whether this is the password with which it was registered.</summary>
    internal bool IsRight(Registration registration, string password) =>
        password.Length <= Passwords.MaxLength && passwords.VerifyHashedPassword(null!, registration.PasswordHash, password) != PasswordVerificationResult.Failed;

    /// <summary>Makes the account; null where the link is good no more, or somebody else was quicker.</summary>
    internal async Task<Account?> RunAsync(string secret)
    {
        var result = await database.WriteAsync<Account?>(session =>
        {
            var now = time.GetUtcNow();
            if (AccountLink.Take(session, AccountLink.Registration, secret, now) is not { Payload: { } payload }) return (Account?)null;
            var registration = JsonSerializer.Deserialize<Registration>(payload)!;
            if (AccountTable.FindByEmail(session, registration.Email) is not null) return (Account?)null;
            return Make(session, random, registration, Roles.Customer, now);
        });
        return result.Value;
    }

    /// <summary>Writes a new account.</summary>
    internal static Account Make(Session session, RandomNumberGenerator random, Registration registration, string role, DateTimeOffset now)
    {
        var account = new Account
        {
            Id = NewId.Long(random),
            Email = registration.Email,
            EmailKey = Account.KeyOf(registration.Email),
            PasswordHash = registration.PasswordHash,
            SecurityStamp = NewId.Hex(random),
            Revision = NewId.Hex(random),
            Role = role,
            Language = registration.Language,
            Name = registration.Name,
            Company = registration.Company,
            Address = registration.Address,
            CreatedAt = now,
            PrivacyVersion = registration.PrivacyVersion,
        };
        AccountTable.Insert(session, account);
        AuditLog.Append(session, new AuditEntry(now, Actor.Web, "account.created") { Details = new { account = account.Id } });
        ClaimLicenses.ForAddress(session, account.Id, account.Email, now);
        return account;
    }
}
