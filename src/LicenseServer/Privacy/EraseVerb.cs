using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy;

/// <summary><c>privacy erase --email E</c>: at once, as the person himself can do it.</summary>
internal static class EraseVerb
{
    internal static Command Create(CliContext context)
    {
        var email = new Option<string>("--email") { Description = "who", HelpName = "E-MAIL", Required = true };
        var command = new Command("erase", "erase a person, with his account where he has one; his licences stay valid") { email };
        command.SetAction(async (parsed, _) =>
        {
            var inventory = context.Get<Inventory>();
            var (person, isKnown) = context.Database.Read(session =>
            {
                var person = AccountHolder.PersonOf(session, parsed.GetRequiredValue(email));
                return (person, OwnData.Read(session, inventory, person).Count > 0);
            });
            if (!isKnown) return context.Fail("nothing is known of this address", "answer that, and note it with 'jklab privacy request answer'");
            var kept = await context.Get<ErasePerson>().RunAsync(person, Actor.CommandLine);
            return context.Print(
                new { Account = person.AccountId is not null, Kept = kept.Select(part => new { Table = part.Table.Name, For = part.Table.KeptFor.ToString(), part.Until }) },
                writer =>
                {
                    writer.WriteLine(person.AccountId is null ? "erased; there was no account" : "erased, and the account with it; a letter says what is kept");
                    foreach (var part in kept) writer.WriteLine($"kept, restricted: {part.Table.Name}, {(part.Until is null ? InventoryTexts.Kept(Language.English, part.Table.Processing!) : "until " + part.Until)}");
                });
        });
        return command;
    }
}
