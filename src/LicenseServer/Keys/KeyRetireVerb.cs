using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key retire</c>.</summary>
internal static class KeyRetireVerb
{
    internal static Command Create(CliContext context)
    {
        var id = new Argument<string>("ID") { Description = "the key's id, 16 hexadecimal digits" };
        var successor = Options.Text("--activate", "the key that signs from then on (default: the other one, where there is just one)", "ID");
        var command = new Command("retire", "never sign with this key again, stolen or old; the codes that it signed here stay valid") { id, successor };
        command.SetAction(parsed =>
        {
            var (key, next) = (parsed.GetRequiredValue(id), parsed.GetValue(successor));
            if (!context.Database.Write(session => context.Get<RetireKey>().Run(session, key, next)).TryGet(out var retirement, out var refusal)) return context.Refuse(refusal);
            context.Say($"note: {(retirement.Codes == 1 ? "1 code" : $"{retirement.Codes} codes")} that {retirement.Key.KeyId} signed here {(retirement.Codes == 1 ? "stays" : "stay")} valid; {retirement.Active.KeyId} signs from now on");
            if (retirement.LeftOut > 0)
                context.Say((retirement.LeftOut == 1 ? "note: 1 code becomes invalid: a computer showed it, this server does not remember making it" : $"note: {retirement.LeftOut} codes become invalid: computers showed them, this server does not remember making them") + ", and no 'restore' explains that");
            context.Say("note: hand the new list to your programs, 'jklab revocation list export --out FILE'; until they have it they accept whatever the old key signs");
            return KeyListVerb.Print(context, [retirement.Key, retirement.Active]);
        });
        return command;
    }
}
