using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>Frees the seat that a link in a mail names, by which the customer's holding of the address is shown.</summary>
internal sealed class ConfirmRelease(TimeProvider time)
{
    /// <summary>What a link names while it is good; null otherwise.</summary>
    internal SelfService? Find(Session session, string secret)
    {
        var request = session.QueryFirstOrDefault<Request>(
            "SELECT account_id, license_id, activation_id FROM release_requests WHERE secret = @hash AND expires_at > @now",
            new { hash = LinkSecret.HashOf(secret), now = time.GetUtcNow() });
        return request is null ? null : SelfService.Find(session, request.AccountId, request.LicenseId, request.ActivationId);
    }

    /// <summary>Frees it, and uses the link up; refused as a release from the page is.</summary>
    internal Result<Released> Run(Session session, string secret)
    {
        var now = time.GetUtcNow();
        if (Find(session, secret) is not { } own) return new Refusal(RefusalCodes.NotFound);
        if (own.Check(session, now, hasReceipt: false) is { } refusal) return refusal;
        session.Execute("DELETE FROM release_requests WHERE activation_id = @Id", new { own.Row.Id });
        return Release.ByCustomer(session, own.Row, Channels.Web, now, Actor.Web);
    }

    private sealed class Request
    {
        public long AccountId { get; init; }

        public long LicenseId { get; init; }

        public long ActivationId { get; init; }
    }
}
