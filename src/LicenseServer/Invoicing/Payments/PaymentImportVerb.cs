using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary><c>payment import FILE…</c>.</summary>
internal static class PaymentImportVerb
{
    internal static Command Create(CliContext context)
    {
        var paths = new Argument<string[]>("FILE") { Description = "camt.053 or camt.052 (XML, or a ZIP of them), or the bank's CSV", Arity = ArgumentArity.OneOrMore };
        var columns = Options.Text("--columns", $"what the columns of a CSV are that is not recognized, as in {ColumnMapping.Example}", "MAPPING");
        var command = new Command("import", "take bank statements in: what pays an invoice exactly is booked, everything else waits for you") { paths, columns };
        command.SetAction(parsed =>
        {
            ColumnMapping? mapping = null;
            if (parsed.GetValue(columns) is { } text && !ColumnMapping.Parse(text).TryGet(out mapping, out var refusal)) return context.Refuse(refusal);
            var import = context.Get<ImportStatements>();
            var account = import.Account();
            var files = new List<StatementFile>();
            try
            {
                foreach (var path in parsed.GetRequiredValue(paths)) files.Add(StatementFile.Open(path, account, mapping));
                IReadOnlyList<CheckedFile> checkedFiles;
                using (var bar = new ProgressBar(context.Host, "reading", files.Sum(file => file.EstimatedEntries))) checkedFiles = import.Check(files, bar.Step);
                ImportResult result;
                using (var bar = new ProgressBar(context.Host, "booking", checkedFiles.Sum(file => file.Entries))) result = import.Run(checkedFiles, Actor.CommandLine, bar.Step);
                return context.Print(result, writer => writer.WriteLine(Sentence(result)));
            }
            finally
            {
                foreach (var file in files) file.Dispose();
            }
        });
        return command;
    }

    /// <summary>The result as a sentence.</summary>
    internal static string Sentence(ImportResult result)
    {
        var parts = new List<string>();
        if (result.Matched.Count > 0) parts.Add($"{Count(result.Matched.Count, "invoice")} paid");
        if (result.Open > 0) parts.Add($"{Count(result.Open, "payment")} for you to decide: 'jklab payment list --open' shows what each could be for");
        if (result.Returned.Count > 0) parts.Add($"{Count(result.Returned.Count, "payment")} taken back by the bank");
        if (result.Known > 0) parts.Add($"{Count(result.Known, "payment")} known already");
        if (result.Ignored > 0) parts.Add($"{Count(result.Ignored, "entry")} of no concern");
        return $"{Count(result.Entries, "entry")}: {(parts.Count == 0 ? "nothing came in" : string.Join("; ", parts))}";
    }

    private static string Count(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {(what == "entry" ? "entries" : what + "s")}";
}
