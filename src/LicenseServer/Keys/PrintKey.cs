using System.Globalization;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>Makes the paper copy of a signing key. An encrypted key is opened first: the paper holds it plain, for a passphrase is forgotten
/// sooner than paper fades.</summary>
internal sealed class PrintKey(KeyFolder folder, TimeProvider time)
{
    /// <summary>The page; that it was made is recorded. The key is opened outside of any transaction: that takes time.</summary>
    /// <param name="database">Where the keys are known.</param>
    /// <param name="id">Which key, or null for the active one.</param>
    /// <exception cref="OwnerException">The file of the key cannot be used.</exception>
    public Result<PaperPage> Run(Database database, string? id)
    {
        var stored = database.Read(session => id is null ? StoredKey.All(session).FirstOrDefault(key => key.Active) : StoredKey.Find(session, id));
        if (stored is null) return ActivateKey.Unknown(id ?? "active");
        using var key = folder.Load(stored.KeyId);
        var now = time.GetUtcNow();
        var products = database.Write<string>(session =>
        {
            AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "key.printed") { Details = new { stored.KeyId } });
            return string.Join(", ", FindProduct.All(session).Select(product => product.Name));
        });
        return new PaperPage(
            stored.KeyId,
            PaperKey.Print(key).Split('\n'),
            PaperKey.PrintCompact(key),
            now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            products.Value);
    }
}
