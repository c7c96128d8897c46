using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Who is signed in stands in the database, not in the cookie, which holds nothing but a secret: so a session can be seen and ended.</summary>
internal sealed class SessionStore(Database database, RandomNumberGenerator random, TimeProvider time, IDataProtectionProvider protection, IHttpContextAccessor current) : ITicketStore
{
    /// <summary>Without a request for so long a session ends.</summary>
    internal static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(5);

    private IDataProtector Protector => protection.CreateProtector("jklab/session/v1");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = NewId.Hex(random);
        var now = time.GetUtcNow();
        var visitor = Visitor.Of(current.HttpContext!);
        await database.WriteAsync<int>(session =>
        {
            session.Execute("DELETE FROM sessions WHERE expires_at < @now", new { now });
            return session.Execute(
                """
                INSERT INTO sessions (id, account_id, ticket, created_at, seen_at, expires_at, network, browser)
                VALUES (@id, @account, @text, @now, @now, @end, @Network, @Browser)
                """,
                new { id = IdOf(key), account = ticket.Principal.AccountId(), text = Write(ticket), now, end = now + Idle, visitor.Network, visitor.Browser });
        });
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync<int>(session => session.Execute(
            "UPDATE sessions SET ticket = @text, seen_at = @now, expires_at = @end WHERE id = @id", new { id = IdOf(key), text = Write(ticket), now, end = now + Idle }));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var now = time.GetUtcNow();
        var id = IdOf(key);
        var found = await database.ReadAsync(session => session.QueryFirstOrDefault(
            "SELECT ticket, seen_at FROM sessions WHERE id = @id AND expires_at > @now", new { id, now }, row => (Ticket: row.GetString(0), SeenAt: row.GetMoment(1)!.Value)));
        if (found.Ticket is null) return null;
        if (now - found.SeenAt > SeenAgain)
            await database.WriteAsync<int>(session => session.Execute("UPDATE sessions SET seen_at = @now, expires_at = @end WHERE id = @id", new { id, now, end = now + Idle }));
        return Read(found.Ticket, id);
    }

    public async Task RemoveAsync(string key) =>
        await database.WriteAsync<int>(session => session.Execute("DELETE FROM sessions WHERE id = @id", new { id = IdOf(key) }));

    private static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private string Write(AuthenticationTicket ticket) => Convert.ToBase64String(Protector.Protect(TicketSerializer.Default.Serialize(ticket)));

    // The session's own id goes with it, so that a page can tell this session from the others.
    private AuthenticationTicket? Read(string text, string id)
    {
        var ticket = TicketSerializer.Default.Deserialize(Protector.Unprotect(Convert.FromBase64String(text)));
        ((ClaimsIdentity?)ticket?.Principal.Identity)?.AddClaim(new Claim(Sessions.IdClaim, id));
        return ticket;
    }
}
