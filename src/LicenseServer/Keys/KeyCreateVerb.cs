using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key create</c>.</summary>
internal static class KeyCreateVerb
{
    internal static Command Create(CliContext context)
    {
        var file = PassphraseOption("encrypt the private half with the passphrase in this file (default: the one that the settings name)");
        var command = new Command("create", "create a signing key; it signs only after 'key activate'") { file };
        command.SetAction(parsed =>
        {
            var passphrase = ReadPassphrase(context, parsed.GetValue(file));
            var created = context.Database.Write(session =>
                context.Get<AddKey>().Create(session, passphrase).TryGet(out var key, out var refusal) ? StoredKey.Find(session, key.Id)! : (Result<StoredKey>)refusal);
            return Finish(context, created);
        });
        return command;
    }

    internal static Option<string?> PassphraseOption(string description) => Options.Text("--passphrase-file", description, "F");

    /// <summary>The passphrase for a new key file; the owner is told when the server could not open it as it is set up.</summary>
    internal static string? ReadPassphrase(CliContext context, string? file)
    {
        var configured = context.Get<KeyFolder>().ConfiguredPassphrase();
        var passphrase = file is null ? configured : KeyFolder.ReadPassphrase(file, "--passphrase-file");
        if (passphrase != configured) context.Say($"note: let {KeyFolder.PassphraseSetting} name this passphrase file before you activate the key");
        return passphrase;
    }

    internal static int Finish(CliContext context, Result<StoredKey> key)
    {
        if (!key.TryGet(out var stored, out var refusal)) return context.Refuse(refusal);
        context.Say($"note: build the public half into your programs ('jklab key export --id {stored.KeyId}') before you activate it");
        return KeyListVerb.Print(context, [stored]);
    }
}
