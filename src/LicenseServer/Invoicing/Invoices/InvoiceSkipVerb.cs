using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary><c>invoice skip --year Y --to N</c>.</summary>
internal static class InvoiceSkipVerb
{
    internal static Command Create(CliContext context)
    {
        var year = Options.Number("--year", "the year", 2000, 9999);
        var to = Options.Number("--to", "the last number that was given in it", 1, 99_999_999);
        (year.Required, to.Required) = (true, true);
        var command = new Command("skip", "pass over numbers that were given after the backup that was put back, so that none is given twice") { year, to };
        command.SetAction(parsed =>
        {
            var (which, last) = (parsed.GetValue(year)!.Value, parsed.GetValue(to)!.Value);
            var skipped = context.Database.Write(session => SkipNumbers.Run(session, which, last, context.Time.GetUtcNow()));
            return context.Finish(skipped, first => new { Year = which, First = first, Last = last }, (first, writer) => writer.WriteLine($"{which}: {first} to {last} are passed over"));
        });
        return command;
    }
}
