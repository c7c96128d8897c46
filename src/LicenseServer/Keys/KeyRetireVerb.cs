using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key retire</c>.</summary>
internal static class KeyRetireVerb
{
    // A commit takes milliseconds; this is for one that hangs.
    private static readonly TimeSpan OthersFinish = TimeSpan.FromSeconds(10);

    internal static Command Create(CliContext context)
    {
        var id = new Argument<string>("ID") { Description = "the key's id, 16 hexadecimal digits" };
        var successor = Options.Text("--activate", "the key that signs from then on (default: the other one, where there is just one)", "ID");
        var command = new Command("retire", "never sign with this key again, stolen or old; the codes that it signed here stay valid") { id, successor };
        command.SetAction(parsed =>
        {
            var (key, next) = (parsed.GetRequiredValue(id), parsed.GetValue(successor));
            var retire = context.Get<RetireKey>();
            if (!context.Database.Engine.IsEmbedded)
            {
                if (context.Database.Write(session => retire.GiveWay(session, key, next)).Refusal is { } early) return context.Refuse(early);
                context.Say($"waiting {OthersFinish.TotalSeconds} s, so that other servers finish what they began with it");
                Thread.Sleep(OthersFinish);
            }

            if (!context.Database.Write(session => retire.Run(session, key, next)).TryGet(out var retirement, out var refusal)) return context.Refuse(refusal);
            context.Say($"note: {retirement.Codes} codes that {retirement.Key.KeyId} signed here stay valid; {retirement.Active.KeyId} signs from now on");
            context.Say("note: hand the new list to your programs, 'jklab revocation list export --out FILE'; until they have it they accept whatever the old key signs");
            return KeyListVerb.Print(context, [retirement.Key, retirement.Active]);
        });
        return command;
    }
}
