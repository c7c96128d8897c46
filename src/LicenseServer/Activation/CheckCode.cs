using System.CommandLine;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary><c>code check [FILE] [--system-id ID] [--public-key F]</c>: says what a text is and whether it verifies.</summary>
internal static class CheckCode
{
    /// <summary>Characters that are read; a pasted code has far fewer, and the reader says so of more.</summary>
    private const int MaxLength = 64 * 1024;

    internal static Command Create(CliContext context)
    {
        var file = new Argument<string?>("FILE") { Description = "the text (default: stdin)", Arity = ArgumentArity.ZeroOrOne };
        var computer = new Option<string?>("--system-id") { Description = "the computer (default: the one recorded for that licence and seat)", HelpName = "ID" };
        var publicKey = new Option<string?>("--public-key") { Description = "verify with this key (SPKI, PEM) instead of the server's", HelpName = "F" };
        var command = new Command("check", "read a code, say what it is and whether it verifies") { file, computer, publicKey };
        command.SetAction(parsed =>
        {
            SystemId? systemId = null;
            if (parsed.GetValue(computer) is { } typed && !Fields.ReadSystemId(typed).TryGet(out systemId, out var refusal)) return context.Refuse(refusal);
            var foreign = parsed.GetValue(publicKey) is { } path ? RingOf(path) : null;
            var checkedCode = CheckedCode.Of(Run(context, foreign, systemId, ReadText(context, parsed.GetValue(file))));
            context.Print(checkedCode, checkedCode.WriteTo);
            return checkedCode.Valid == true ? 0 : 1;
        });
        return command;
    }

    private static CodeReading Run(CliContext context, KeyRing? foreign, SystemId? systemId, string text) => context.Database.Read(session =>
    {
        var recorded = new Dictionary<(uint License, int Seat), IReadOnlyList<SystemId>>();
        return new ActivationCodeReader(foreign ?? context.Get<SigningKeys>().Ring(session)).Read(text, new ReadingContext
        {
            SystemIds = code =>
            {
                if (systemId is not null) return [systemId];
                if (!recorded.TryGetValue((code.License, code.Seat), out var known))
                    recorded[(code.License, code.Seat)] = known = CodeEvidence.Computers(session, code);
                return known;
            },
            Today = Day.Of(context.Time.GetUtcNow()),
            Revocation = foreign is null ? (code, signer) => CodeEvidence.FindRevocation(session, code, signer) : null,
        });
    });

    private static KeyRing RingOf(string path)
    {
        try
        {
            return new KeyRing(PublicKey.FromPem(File.ReadAllText(path)));
        }
        catch (FormatException)
        {
            throw new OwnerException($"the file {path} holds no Ed25519 public key", "give a PEM file as 'jklab key export --out F' writes it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the file {path} cannot be read", "check the path and its permissions", e);
        }
    }

    private static string ReadText(CliContext context, string? path)
    {
        try
        {
            using var opened = path is null ? null : new StreamReader(path);
            var text = new char[MaxLength];
            return new string(text, 0, (opened ?? context.Host.In).ReadBlock(text, 0, text.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the file {path} cannot be read", "check the path and its permissions, or pipe the text in", e);
        }
    }
}
