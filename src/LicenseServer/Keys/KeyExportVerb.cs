using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key export</c>: the public half alone; only <c>key paper</c> prints a private one.</summary>
internal static class KeyExportVerb
{
    internal static Command Create(CliContext context)
    {
        var id = Options.Text("--id", "which key (default: the active one)", "ID");
        var target = Options.Text("--out", "write to this file", "F");
        var command = new Command("export", "print a public key (SubjectPublicKeyInfo, PEM)") { id, target };
        command.SetAction(parsed =>
        {
            if (!context.Database.Read(session => Find(session, parsed.GetValue(id))).TryGet(out var key, out var refusal)) return context.Refuse(refusal);
            if (parsed.GetValue(target) is not { } file) return context.Print<StoredKey[]>([key], writer => writer.Write(key.PublicKeyPem));
            Write(file, key.PublicKeyPem);
            context.Say($"wrote the public key {key.KeyId} to {file}");
            return context.Print<StoredKey[]>([key], _ => { });
        });
        return command;
    }

    private static Result<StoredKey> Find(Session session, string? id)
    {
        var key = id is null ? StoredKey.All(session).FirstOrDefault(key => key.Active) : StoredKey.Find(session, id);
        return key is null ? ActivateKey.Unknown(id ?? "active") : key;
    }

    private static void Write(string file, string pem)
    {
        try
        {
            if (File.Exists(file) && !IsPublicKey(file)) throw new OwnerException($"{file} is there already and is no public key", "name another file");
            File.WriteAllText(file, pem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"{file} cannot be written: {e.Message.TrimEnd('.')}", "name a file in a folder where you may write", e);
        }
    }

    // An older export may be replaced; anything else was named by mistake.
    private static bool IsPublicKey(string file) => new FileInfo(file).Length < 4096 && File.ReadAllText(file).StartsWith("-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal);
}
