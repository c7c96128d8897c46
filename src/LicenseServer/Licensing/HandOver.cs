using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Gives a licence to another customer. Computers that are active stay so.</summary>
public sealed class HandOver(LicensingLetters letters, TimeProvider time)
{
    /// <summary>Hands it over; both sides get a mail.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="license">Which.</param>
    /// <param name="accountId">To whom; where it is null, or gone meanwhile, whoever has the address claims it.</param>
    /// <param name="email">His address.</param>
    /// <param name="actor">Through which door.</param>
    public License Run(Session session, License license, long? accountId, string email, Actor actor)
    {
        var giver = Addressee.Of(session, license, letters.Otherwise);
        var receiver = accountId is { } id ? Addressee.Holding(session, id) : null;
        var given = license with { AccountId = receiver is null ? null : accountId, Customer = email };
        session.Execute("UPDATE licenses SET account_id = @AccountId, customer = @Customer WHERE id = @id", new { given.AccountId, given.Customer, id = (long)license.Id });
        LicenseTransfer.Forget(session, license.Id);
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), actor, "license.handed-over")
        {
            LicenseId = license.Id,
            Details = new { from = license.AccountId, to = given.AccountId },
        });
        Outbox.Add(session, letters.TransferReceived(session, given, receiver ?? new Addressee(email, giver?.Language ?? letters.Otherwise)));
        if (giver is not null) Outbox.Add(session, letters.TransferGiven(session, license, giver, email));
        return given;
    }
}
