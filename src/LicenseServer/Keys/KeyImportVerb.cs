using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key import</c>.</summary>
internal static class KeyImportVerb
{
    internal static Command Create(CliContext context)
    {
        var source = new Argument<string>("FILE") { Description = "an Ed25519 private key in PKCS#8, PEM, as 'openssl genpkey -algorithm ed25519' writes it" };
        var file = KeyCreateVerb.PassphraseOption("the passphrase of FILE, with which it is stored as well");
        var command = new Command("import", "take in a private key made elsewhere; it signs only after 'key activate'") { source, file };
        command.SetAction(parsed =>
        {
            var passphrase = KeyCreateVerb.ReadPassphrase(context, parsed.GetValue(file));
            using var key = KeyFolder.Open(
                parsed.GetRequiredValue(source), passphrase,
                "name the file with its passphrase with --passphrase-file F", "name a file as 'openssl genpkey -algorithm ed25519' writes it");
            var imported = context.Database.Write(session =>
                context.Get<AddKey>().Import(session, key, passphrase).TryGet(out var added, out var refusal) ? StoredKey.Find(session, added.Id)! : (Result<StoredKey>)refusal);
            return KeyCreateVerb.Finish(context, imported);
        });
        return command;
    }
}
