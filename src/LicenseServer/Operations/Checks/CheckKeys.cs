using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether the active key can sign, and the others could.</summary>
internal static class CheckKeys
{
    internal static IEnumerable<Finding> Run(Session session, KeyFolder folder)
    {
        var keys = StoredKey.All(session);
        foreach (var key in keys) yield return Check(key, folder);
        if (!keys.Any(key => key.Active)) yield return Finding.Broken("keys", "no signing key is active", "choose one with 'jklab key activate ID'");
        foreach (var id in folder.Ids().Except(keys.Select(key => key.KeyId)))
            yield return Finding.Advice("keys", $"{folder.FileOf(id)} belongs to no key that the database knows", $"'jklab key import {folder.FileOf(id)}' takes it in; otherwise put it away");
    }

    /// <summary>The private halves alone, where the database cannot say which of them signs.</summary>
    internal static IEnumerable<Finding> RunWithoutDatabase(KeyFolder folder)
    {
        foreach (var id in folder.Ids()) yield return Open(id, folder);
        if (folder.Ids().Count == 0) yield return Finding.Advice("keys", "there is no private signing key here", "put a backup back that holds them, or take them in with 'jklab key import'");
    }

    private static Finding Open(string id, KeyFolder folder)
    {
        try
        {
            folder.Load(id).Dispose();
            return Finding.Ok("keys", $"{id} can be opened");
        }
        catch (OwnerException e)
        {
            return Finding.Advice("keys", e.Message, e.Hint);
        }
    }

    private static Finding Check(StoredKey key, KeyFolder folder)
    {
        try
        {
            if (key.ToPublicKey().Id != key.KeyId) return Finding.Broken("keys", $"the public half of {key.KeyId} is another key's", "put the last backup back");
            if (key.RetiredAt is not null) return Finding.Ok("keys", $"{key.KeyId} is retired and signs no more");
            if (!key.Active && !File.Exists(folder.FileOf(key.KeyId)))
                return Finding.Advice("keys", $"the private half of {key.KeyId} is not here", "right for a standby kept offline; 'jklab key import' brings it back");
            folder.Load(key.KeyId).Dispose();
            return Finding.Ok("keys", $"{key.KeyId} can sign" + (key.Active ? " and is active" : ""));
        }
        catch (FormatException)
        {
            return Finding.Broken("keys", $"the public half of {key.KeyId} cannot be read", "put the last backup back");
        }
        catch (OwnerException e)
        {
            return key.Active ? Finding.Broken("keys", e.Message, e.Hint) : Finding.Advice("keys", e.Message, e.Hint);
        }
    }
}
