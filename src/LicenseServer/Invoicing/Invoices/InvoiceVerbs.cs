using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary><c>invoice list</c>, <c>invoice show</c>, <c>invoice export</c>, <c>invoice cancel</c>; the others have files of their own.</summary>
internal static class InvoiceVerbs
{
    internal static Command Create(CliContext context) =>
        new("invoice", "invoices and credit notes")
        {
            List(context), Show(context), Export(context), Cancel(context), InvoiceCorrectVerb.Create(context), InvoiceRemindVerb.Create(context),
            InvoiceHoldVerb.Create(context), InvoiceSkipVerb.Create(context), InvoiceSampleVerb.Create(context),
        };

    private static Command List(CliContext context)
    {
        var year = Options.Number("--year", "only those of a year", 2000, 9999);
        var command = new Command("list", "list invoices and credit notes, in the order of their numbers") { year };
        command.SetAction(parsed =>
        {
            var invoices = context.Database.Read(session => Invoice.All(session, parsed.GetValue(year))).Select(InvoiceView.Of).ToList();
            return context.Print(invoices, writer => Table.Write(
                writer,
                ["NUMBER", "KIND", "ISSUED", "DUE", "TOTAL", "PAID", "STATUS", "REFERENCE"],
                [.. invoices.Select(invoice => new[]
                {
                    invoice.Number, invoice.Kind, invoice.IssuedOn, invoice.DueOn, invoice.Total.ToString(), invoice.Paid.ToString(), invoice.Status,
                    invoice.PaymentReference ?? (invoice.Corrects is null ? null : "corrects " + invoice.Corrects),
                })]));
        });
        return command;
    }

    private static Command Show(CliContext context)
    {
        var number = Number();
        var command = new Command("show", "show an invoice") { number };
        command.SetAction(parsed => context.Finish(context.Database.Read(session => Find(session, parsed.GetRequiredValue(number))), InvoiceView.Of, (invoice, writer) => InvoiceView.Write(InvoiceView.Of(invoice), writer)));
        return command;
    }

    private static Command Export(CliContext context)
    {
        var number = Number();
        var file = OutOption();
        var command = new Command("export", "write the PDF as it was issued, with its XML in it; or the XML alone where FILE ends with .xml") { number, file };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var read = context.Database.Read(session => Find(session, parsed.GetRequiredValue(number)).TryGet(out var invoice, out var refusal)
                ? IsXml(path) ? System.Text.Encoding.UTF8.GetBytes(Invoice.Xml(session, invoice.Number)) : Invoice.Pdf(session, invoice.Number)
                : (Result<byte[]>)refusal);
            if (!read.TryGet(out var bytes, out var why)) return context.Refuse(why);
            Write(path, bytes);
            return context.Print(new { File = path, Bytes = bytes.Length }, writer => writer.WriteLine(path));
        });
        return command;
    }

    private static Command Cancel(CliContext context)
    {
        var number = Number();
        var reason = ReasonOption();
        var command = new Command("cancel", "cancel an invoice: issues the credit note and mails it; nothing is deleted") { number, reason };
        command.SetAction(parsed =>
        {
            var canceled = context.Database.Write(session => context.Get<CancelInvoice>().Run(session, parsed.GetRequiredValue(number).Trim(), parsed.GetRequiredValue(reason), Actor.CommandLine));
            return context.Finish(canceled, InvoiceView.Of, (creditNote, writer) => InvoiceView.Write(InvoiceView.Of(creditNote), writer));
        });
        return command;
    }

    /// <summary>The option <c>--out FILE</c>.</summary>
    internal static Option<string> OutOption() => new("--out") { Description = "the file to write; it must not exist", HelpName = "FILE", Required = true };

    /// <summary>Whether the XML alone is wanted.</summary>
    internal static bool IsXml(string path) => path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a new file.</summary>
    /// <exception cref="OwnerException">It is there already, or cannot be written.</exception>
    internal static void Write(string path, byte[] bytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the file cannot be written: {e.Message.TrimEnd('.')}", "name a new file in a folder in which you may write", e);
        }
    }

    /// <summary>The option <c>--reason TEXT</c>.</summary>
    internal static Option<string> ReasonOption() => new("--reason") { Description = "why; it stands on the credit note", HelpName = "TEXT", Required = true };

    /// <summary>The argument <c>NUMBER</c>.</summary>
    internal static Argument<string> Number() => new("NUMBER") { Description = "the number, as it stands on the invoice" };

    private static Result<Invoice> Find(Session session, string number) =>
        Invoice.Find(session, number.Trim()) is { } invoice ? invoice : Refusal.ToOwner($"there is no invoice {number}", "'jklab invoice list' shows all");
}
