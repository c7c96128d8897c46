using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>What shall be different about a licence; null leaves a field as it is.</summary>
public sealed record LicenseChange(
    string? Edition, int? Seats, NewValue<Day?>? ExpiresOn, NewValue<Day?>? UpdatesUntil, ushort? Features, string? Licensee, string? Customer, string? Note);

/// <summary>Changes a licence. Computers that are active get a new code with the new terms when they next ask.</summary>
public sealed class ChangeLicense(TimeProvider time)
{
    /// <summary>Changes it; refused when more computers are active than seats would remain.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="old">Which.</param>
    /// <param name="change">What shall be different.</param>
    /// <param name="actor">Through which door it comes.</param>
    public Result<License> Run(Session session, License old, LicenseChange change, Actor actor = Actor.CommandLine)
    {
        var edition = new Edition(old.Edition, old.EditionNumber);
        if (change.Edition is not null)
        {
            var product = FindProduct.ByNumber(session, old.ProductNumber)!;
            if (!LicenseRules.ReadEdition(product, change.Edition).TryGet(out edition, out var unknown)) return unknown;
        }

        if (!LicenseRules.ReadLicensee(change.Licensee ?? old.Licensee).TryGet(out var licensee, out var refusal)) return refusal;
        if (!LicenseRules.ReadCustomer(change.Customer ?? old.Customer).TryGet(out var customer, out refusal)) return refusal;
        if (!LicenseRules.ReadNote(change.Note ?? old.Note).TryGet(out var note, out refusal)) return refusal;

        var changed = old with
        {
            Edition = edition.Code,
            EditionNumber = edition.Number,
            Seats = change.Seats ?? old.Seats,
            ExpiresOn = change.ExpiresOn is null ? old.ExpiresOn : change.ExpiresOn.Value,
            UpdatesUntil = change.UpdatesUntil is null ? old.UpdatesUntil : change.UpdatesUntil.Value,
            Features = change.Features ?? old.Features,
            Licensee = licensee,
            Customer = customer,
            Note = note,
        };
        if (changed.Seats < old.Seats && CountActive(session, old.Id) is var active && active > changed.Seats)
        {
            return Refusal.ToOwner(
                $"{active} computers are active on this licence, more than {changed.Seats}",
                "release some first with 'jklab activation release KEY --system-id ID'");
        }

        if (changed == old) return old;
        session.Execute(
            """
            UPDATE licenses
            SET edition = @EditionNumber, seats = @Seats, expires_on = @ExpiresOn, updates_until = @UpdatesUntil, features = @Features,
                licensee = @Licensee, customer = @Customer, note = @Note
            WHERE id = @Id
            """,
            new
            {
                changed.EditionNumber,
                changed.Seats,
                changed.ExpiresOn,
                changed.UpdatesUntil,
                Features = (int)changed.Features,
                changed.Licensee,
                changed.Customer,
                changed.Note,
                Id = (long)changed.Id,
            });
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), actor, "license.changed") { LicenseId = old.Id, Details = Differences(old, changed) });
        return changed;
    }

    private static long CountActive(Session session, uint id) =>
        session.ExecuteScalar<long>("SELECT COUNT(*) FROM activations WHERE license_id = @id AND ended = 0", new { id = (long)id });

    /// <summary>Old and new values; of what is personal only that it changed.</summary>
    private static Dictionary<string, object?> Differences(License old, License changed)
    {
        var differences = new Dictionary<string, object?>();
        Compare("edition", old.Edition, changed.Edition);
        Compare("seats", old.Seats, changed.Seats);
        Compare("expiresOn", old.ExpiresOn?.ToString(), changed.ExpiresOn?.ToString());
        Compare("updatesUntil", old.UpdatesUntil?.ToString(), changed.UpdatesUntil?.ToString());
        Compare("features", old.Features, changed.Features);
        if (old.Licensee != changed.Licensee) differences["licensee"] = "changed";
        if (old.Customer != changed.Customer) differences["customer"] = "changed";
        if (old.Note != changed.Note) differences["note"] = "changed";
        return differences;

        void Compare(string name, object? before, object? after)
        {
            if (!Equals(before, after)) differences[name] = new { before, after };
        }
    }
}
