using System.CommandLine;
using System.Globalization;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab product add</c>.</summary>
internal static class ProductAddVerb
{
    private const int MaxCodeLength = 20;

    internal static Command Create(CliContext context)
    {
        var code = new Argument<string>("CODE") { Description = "letters, digits and hyphens; part of every System-ID, so it stays for ever" };
        var number = Options.Number("--number", "the product's number in activation codes", 1, 255);
        number.Required = true;
        var name = new Option<string>("--name") { Description = "the product's name", HelpName = "NAME", Required = true };
        var editions = new Option<string[]>("--edition") { Description = "an edition and its number, 1 to 255; once for each", HelpName = "CODE=N", Required = true };
        var trialDays = Options.Number("--trial-days", "how long a trial lasts (default: 30)", 1, 3650);
        var trialEdition = Options.Text("--trial-edition", "the edition that a trial gives (default: the lowest number)", "CODE");
        var transfers = Options.Number("--transfers-per-year", "how often customers may move a seat (default: 3)", 0, 1000);
        code.Validators.Add(result =>
        {
            if (!IsCode(result.Tokens[0].Value)) result.AddError($"'{result.Tokens[0].Value}' is no product code: 1 to {MaxCodeLength} letters A-Z, digits and hyphens");
        });
        var command = new Command("add", "add a product") { code, number, name, editions, trialDays, trialEdition, transfers };
        command.SetAction(parsed =>
        {
            if (!ReadEditions(parsed.GetRequiredValue(editions)).TryGet(out var read, out var refusal)) return context.Refuse(refusal);
            var trial = parsed.GetValue(trialEdition) is { } wanted ? read.FirstOrDefault(edition => edition.Code == wanted) : read[0];
            if (trial is null) return context.Refuse(Refusal.ToOwner("the edition of the trial is none of the product's", "name one of those given with --edition"));
            var product = new Product(
                parsed.GetRequiredValue(code), parsed.GetValue(number)!.Value, parsed.GetRequiredValue(name), read,
                parsed.GetValue(trialDays) ?? 30, trial, parsed.GetValue(transfers) ?? 3);
            var added = context.Database.Write(session => context.Get<AddProduct>().Run(session, product));
            return context.Finish(added, ProductView.Of, (done, writer) => ProductListVerb.Write(writer, [ProductView.Of(done)]));
        });
        return command;
    }

    private static Result<List<Edition>> ReadEditions(string[] words)
    {
        var editions = new List<Edition>();
        foreach (var word in words)
        {
            var parts = word.Split('=');
            if (parts.Length != 2 || !IsCode(parts[0]) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 255)
                return Refusal.ToOwner($"'{word}' is no edition", "write CODE=N with a number from 1 to 255, as in standard=1");
            if (editions.Any(edition => edition.Number == number || string.Equals(edition.Code, parts[0], StringComparison.OrdinalIgnoreCase)))
                return Refusal.ToOwner($"the edition '{word}' repeats a code or a number", "give each edition its own code and number");
            editions.Add(new Edition(parts[0], number));
        }

        return editions.OrderBy(edition => edition.Number).ToList();
    }

    private static bool IsCode(string text) => text.Length is >= 1 and <= MaxCodeLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
