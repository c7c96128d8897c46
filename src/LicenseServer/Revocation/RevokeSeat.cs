using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Revocation;

/// <summary>
/// Takes back the codes of seats that were freed, where somebody goes on with them. Who holds a seat today is never hit: his codes are later.
/// </summary>
internal sealed class RevokeSeat(TimeProvider time)
{
    /// <summary>Takes back the codes that a computer had, whichever seats it sat on.</summary>
    internal Result<IReadOnlyList<RevokedSeat>> OfComputer(Session session, License license, SystemId systemId, string reason)
    {
        var codes = CodesOf(session, license.Id);
        var own = codes.Where(code => code.SystemId == systemId).ToList();
        if (own.Count == 0) return new Refusal(RefusalCodes.ActivationNotFound);
        return own.Find(code => code.IsHeld) is { } held
            ? StillHeld(held)
            : Run(session, license, codes, own, reason);
    }

    /// <summary>Takes back the codes of whoever held a seat before.</summary>
    internal Result<IReadOnlyList<RevokedSeat>> OfSeat(Session session, License license, int seat, string reason)
    {
        var codes = CodesOf(session, license.Id);
        var former = codes.Where(code => code.Code.Seat == seat && !code.IsHeld).ToList();
        if (former.Count > 0) return Run(session, license, codes, former, reason);
        return codes.Find(code => code.Code.Seat == seat) is { } held
            ? StillHeld(held)
            : Refusal.ToOwner($"no code was ever made for seat {seat}", "'jklab activation list --license KEY' shows the seats");
    }

    private Result<IReadOnlyList<RevokedSeat>> Run(Session session, License license, List<Issued> all, List<Issued> dead, string reason)
    {
        var seats = dead.GroupBy(issued => issued.Code.Seat).Select(group => Last(session, license.Id, group)).ToList();
        foreach (var seat in seats)
        {
            if (all.Exists(issued => issued.IsHeld && issued.IsCurrent && issued.Code.Seat == seat.Seat && seat.Covers(issued.Code)))
            {
                return Refusal.ToOwner(
                    $"seat {seat.Seat} is held today with an older code, which would be dead too",
                    "free it with 'jklab activation release', let its computer activate again, and try once more");
            }
        }

        var now = time.GetUtcNow();
        foreach (var seat in seats)
        {
            RevokedSeats.Put(session, seat, reason, now);
            AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "seat.revoked")
            {
                LicenseId = license.Id,
                Details = new { seat.Seat, lastDay = seat.LastDay.ToString(), seat.LastIssue },
            });
        }

        return seats;
    }

    // What was revoked earlier stays so.
    private static RevokedSeat Last(Session session, uint license, IGrouping<int, Issued> codes)
    {
        var last = codes.Select(issued => (issued.Code.IssuedOn, issued.Code.Issue)).Max();
        if (RevokedSeats.Find(session, license, codes.Key) is { } earlier && (earlier.LastDay, earlier.LastIssue).CompareTo(last) > 0) return earlier;
        return new RevokedSeat(license, codes.Key, last.IssuedOn, last.Issue);
    }

    private static Refusal StillHeld(Issued held) => Refusal.ToOwner(
        $"seat {held.Code.Seat} is still held",
        "free it first with 'jklab activation release', or end the whole licence with 'jklab license revoke'");

    // A code says itself to which seat it belongs; after a restored backup its computer may sit elsewhere.
    private static List<Issued> CodesOf(Session session, uint license)
    {
        var id = (long)license;
        var rows = session.Query<Row>("SELECT id, system_id, released_at, code FROM activations WHERE license_id = @id", new { id }).ToList();
        var codes = session.Query<(long ActivationId, string Code)>("SELECT activation_id, code FROM codes WHERE license_id = @id", new { id })
            .ToLookup(code => code.ActivationId, code => code.Code);
        return
        [
            .. rows.SelectMany(row => codes[row.Id].Append(row.Code).Distinct()
                .Select(text => new Issued(
                    ActivationCode.TryParse(text) ?? throw new InvalidOperationException($"a stored code of activation {row.Id} cannot be read"),
                    row.SystemId, row.ReleasedAt is null, text == row.Code))),
        ];
    }

    /// <summary>A code of a licence, whose it is, and whether he holds a seat and this is his last code.</summary>
    private sealed record Issued(ActivationCode Code, SystemId? SystemId, bool IsHeld, bool IsCurrent);

    private sealed class Row
    {
        public long Id { get; init; }

        public SystemId? SystemId { get; init; }

        public DateTimeOffset? ReleasedAt { get; init; }

        public string Code { get; init; } = "";
    }
}
