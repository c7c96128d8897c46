using System.CommandLine;
using System.Globalization;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing.Invoices;

namespace JkLab.LicenseServer.Invoicing.Journal;

/// <summary><c>journal show</c> and <c>journal export</c>.</summary>
internal static class JournalVerbs
{
    internal static Command Create(CliContext context) => new("journal", "a year of invoices and payments") { Show(context), Export(context) };

    private static Command Show(CliContext context)
    {
        var year = Year();
        var command = new Command("show", "show the figures of a year by months; credit notes are taken off") { year };
        command.SetAction(parsed =>
        {
            var months = context.Database.Read(session => Figures.Of(session, parsed.GetRequiredValue(year)!.Value));
            return context.Print(months, writer => Table.Write(
                writer,
                ["MONTH", "ISSUED", "NET", "TAX", "TOTAL", "CANCELED", "PAID", "OPEN"],
                [.. months.Select(month => new[]
                {
                    month.Month, month.Issued.ToString(CultureInfo.InvariantCulture), month.Net.ToString(), month.Tax.ToString(), month.Total.ToString(), month.Canceled.ToString(),
                    month.Paid.ToString(), month.Open.ToString(),
                })]));
        });
        return command;
    }

    private static Command Export(CliContext context)
    {
        var year = Year();
        var file = InvoiceVerbs.OutOption();
        var command = new Command("export", "write a year for the tax adviser into a ZIP: a journal as CSV, every PDF and XML, checksums") { year, file };
        command.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var export = context.Get<JournalExport>();
            var sums = Write(path, stream => export.Write(stream, parsed.GetRequiredValue(year)!.Value));
            return context.Print(
                new { File = path, sums.Invoices, sums.Payments, sums.Net, sums.Tax, sums.Total },
                writer => writer.WriteLine($"{path}: {sums.Invoices} invoices and credit notes, {sums.Payments} payments, {sums.Total} EUR in all"));
        });
        return command;
    }

    // The owner's alone, and gone again where it could not be finished.
    private static JournalSums Write(string path, Func<Stream, JournalSums> write)
    {
        var isOurs = false;
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(path, options);
            isOurs = true;
            return write(stream);
        }
        catch (Exception e)
        {
            if (isOurs) File.Delete(path);
            if (e is not (IOException or UnauthorizedAccessException)) throw;
            throw new OwnerException($"the journal cannot be written: {e.Message.TrimEnd('.')}", "name a new file in a folder in which you may write", e);
        }
    }

    private static Option<int?> Year()
    {
        var year = Options.Number("--year", "the year", 2000, 2099);
        year.Required = true;
        return year;
    }
}
