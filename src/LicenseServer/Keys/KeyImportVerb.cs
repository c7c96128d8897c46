using System.CommandLine;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key import</c>: from a key file, or from paper.</summary>
internal static class KeyImportVerb
{
    internal static Command Create(CliContext context)
    {
        var source = Options.File(
            "an Ed25519 private key in PKCS#8, PEM, as 'openssl genpkey -algorithm ed25519' writes it, or the lines of 'key paper' as typed or scanned; - reads from the terminal");
        var file = KeyCreateVerb.PassphraseOption("the passphrase of FILE where it has one, with which the key is stored as well");
        var command = new Command("import", "take in a private key: made elsewhere, or back from paper; it signs only after 'key activate'") { source, file };
        command.SetAction(parsed =>
        {
            var passphrase = KeyCreateVerb.ReadPassphrase(context, parsed.GetValue(file));
            var name = parsed.GetRequiredValue(source);
            if (name != "-" && !File.Exists(name)) throw new OwnerException($"{(Directory.Exists(name) ? $"{name} is a folder" : $"the file {name} does not exist")}", "name a private key in PEM or the lines of 'key paper', or - to type them");
            var text = name == "-" ? ReadTyped(context) : KeyFolder.ReadText(name);
            using var key = text.Contains("-----BEGIN", StringComparison.Ordinal)
                ? KeyFolder.Open(
                    name, text, passphrase,
                    "name the file with its passphrase with --passphrase-file F", "name a file as 'openssl genpkey -algorithm ed25519' writes it")
                : PaperImport.Read(context, text);
            return Import(context, key, passphrase);
        });
        return command;
    }

    private static string ReadTyped(CliContext context)
    {
        if (!Console.IsInputRedirected) context.Say($"type the lines, then {(OperatingSystem.IsWindows() ? "Ctrl+Z and Enter" : "Ctrl+D")}");
        return context.Host.In.ReadToEnd();
    }

    private static int Import(CliContext context, SigningKey key, string? passphrase)
    {
        var id = key.PublicKey.Id;
        var wasKnown = context.Database.Read(session => StoredKey.Find(session, id) is not null);
        var imported = context.Database.Write(session =>
            context.Get<AddKey>().Import(session, key, passphrase).TryGet(out var added, out var refusal) ? StoredKey.Find(session, added.Id)! : (Result<StoredKey>)refusal);
        if (!wasKnown || !imported.TryGet(out var stored, out _)) return KeyCreateVerb.Finish(context, imported);
        context.Say($"note: the private half of {id} is in its place");
        return KeyListVerb.Print(context, [stored]);
    }
}
