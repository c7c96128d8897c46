using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>
/// Erases a person at once (Art. 17 DSGVO). His licences stay valid, but are nobody's: whoever has the key can add it to an account. A letter to the
/// holder of an account says what is kept, why and until when.
/// </summary>
internal sealed class ErasePerson(Database database, Inventory inventory, DataFolder folder, PrivacyLetters letters, RandomNumberGenerator random, TimeProvider time)
{
    /// <summary>Erases him.</summary>
    /// <returns>What is kept.</returns>
    internal async Task<IReadOnlyList<KeptPart>> RunAsync(Person person, Actor actor)
    {
        var files = await database.ReadAsync(session => inventory.FilesOf(session, folder, person)); // not while everybody waits for the writer

        // Before the rows go: what is on the list and was not done is done after a restore, as it was wanted.
        var erased = Erased.Of(person, random);
        ErasedList.Add(folder.Path, [erased]);
        var result = await database.WriteAsync<List<KeptPart>>(session =>
        {
            var holder = person.AccountId is { } id ? AccountHolder.Find(session, id) : null;
            var kept = Erasure.Run(session, inventory, person);
            AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), actor, RepeatErasures.Action) { Details = new { Erasure = erased.Id } });
            if (holder is not null) Outbox.Add(session, letters.Erased(holder, kept));
            return kept;
        });
        var kept = await database.ReadAsync(session => OwnData.Files(session, inventory, folder, person)); // some may have become a letter meanwhile
        foreach (var file in files.Except(kept.Select(file => file.Path).OfType<string>())) File.Delete(file);
        return result.Value;
    }
}
