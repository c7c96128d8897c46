using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary><c>invoice hold [--year Y [--off]]</c>.</summary>
internal static class InvoiceHoldVerb
{
    internal static Command Create(CliContext context)
    {
        var year = Options.Number("--year", "the year of the invoices and payments (default: only list those that are held)", 2000, 9999);
        var off = new Option<bool>("--off") { Description = "no longer: what is over goes the next day" };
        var command = new Command("hold", "keep invoices and payments of a year beyond their period, while a tax assessment is open") { year, off };
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(year);
            if (named is null && parsed.GetValue(off)) return context.Fail("--off needs the year that is no longer held", "'jklab invoice hold' lists those that are: name one with --year");
            var held = named is { } which
                ? context.Database.Write(session => HoldYear.Run(session, which, isHeld: !parsed.GetValue(off), Actor.CommandLine))
                : context.Database.Read(HoldYear.All);
            return context.Finish(held, years => years.Select(one => new { Year = one }), (years, writer) =>
                writer.WriteLine(years.Count == 0 ? "no year is held" : $"held: {string.Join(", ", years)}"));
        });
        return command;
    }
}
