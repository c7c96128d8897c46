using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>What an activation will do, decided by reading alone.</summary>
internal sealed record ActivationPlan
{
    /// <summary>Of this licence, which may be used.</summary>
    internal required License License { get; init; }

    /// <summary>The seat that the computer holds already.</summary>
    internal ActivationRow? Held { get; init; }

    /// <summary>The code of that seat.</summary>
    internal ActivationCode? HeldCode { get; init; }

    /// <summary>Whether the customer's name for the computer changes.</summary>
    internal bool Relabels { get; init; }

    /// <summary>The seat of the same computer under an older System-ID, which is to be released.</summary>
    internal ActivationRow? Replaced { get; init; }

    /// <summary>Whether the computer was active before, so that its release costs no transfer any more.</summary>
    internal bool Returns { get; init; }

    /// <summary>What is to be signed; null where the held code stays.</summary>
    internal ActivationTerms? Terms { get; init; }

    /// <summary>With which key; null where nothing is.</summary>
    internal SigningKey? Key { get; init; }

    /// <summary>Whether anything is to be written.</summary>
    internal bool Changes => Relabels || Terms is not null;

    /// <summary>The answer where nothing is to be signed.</summary>
    internal Activated Unchanged() => new(License, Held!.Id, Held.Seat, HeldCode!, Created: false);

    /// <summary>Decides, or says why not.</summary>
    internal static Result<ActivationPlan> Make(Session session, SigningKeys keys, LicenseKey key, Applicant applicant, DateTimeOffset now)
    {
        var today = Day.Of(now);
        if (FindLicense.ByKey(session, key) is not { } license) return new Refusal(RefusalCodes.LicenseNotFound);
        if (FindLicense.CheckUsable(license, today) is { } unusable) return unusable;
        var rows = ActivationRow.OfComputer(session, license.Id, applicant.SystemId);
        return rows.FirstOrDefault(row => row.ReleasedAt is null) is { } held
            ? Again(session, keys, license, held, applicant, today)
            : Anew(session, keys, license, rows, applicant, now);
    }

    private static Result<ActivationPlan> Again(
        Session session, SigningKeys keys, License license, ActivationRow held, Applicant applicant, Day today)
    {
        var plan = new ActivationPlan
        {
            License = license,
            Held = held,
            HeldCode = held.ReadCode(),
            Relabels = applicant.Label is { } label && label != held.Label,
        };
        if (IssuedCode.IsCurrent(plan.HeldCode, license)) return plan;
        if (!FreeSeat.Again(session, license.Id, held.Seat, today).TryGet(out var place, out var refusal)) return refusal;
        return plan with { Terms = IssuedCode.TermsOf(license, applicant.SystemId, place, today), Key = keys.Active(session) };
    }

    private static Result<ActivationPlan> Anew(
        Session session, SigningKeys keys, License license, IReadOnlyList<ActivationRow> earlier, Applicant applicant, DateTimeOffset now)
    {
        var replaced = applicant.Replaces is { } old ? ActivationRow.FindActive(session, license.Id, old) : null;
        if (replaced is not null && TransferLimit.Check(session, license, now, returning: applicant.SystemId) is { } limited) return limited;

        var wanted = earlier.OrderByDescending(row => row.ReleasedAt).Select(row => row.Seat);
        if (replaced is not null) wanted = wanted.Prepend(replaced.Seat);
        if (!FreeSeat.Choose(session, license, Day.Of(now), wanted, freed: replaced?.Seat).TryGet(out var place, out var refusal)) return refusal;
        return new ActivationPlan
        {
            License = license,
            Replaced = replaced,
            Returns = earlier.Any(row => row.Transfer != 0),
            Terms = IssuedCode.TermsOf(license, applicant.SystemId, place, Day.Of(now)),
            Key = keys.Active(session),
        };
    }
}
