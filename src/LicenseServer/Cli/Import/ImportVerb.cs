using System.CommandLine;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Cli.Import;

/// <summary>Takes the file in: checks all of it, and writes where nothing is wrong and it is not only tried.</summary>
/// <param name="session">The transaction.</param>
/// <param name="file">The lines.</param>
/// <param name="isTrial">Whether nothing is to be written.</param>
/// <param name="step">Called twice for each line.</param>
public delegate ImportReport Import(Session session, CsvFile file, bool isTrial, Action step);

/// <summary>
/// <c>import WHAT FILE.csv [--dry-run]</c>: what another system knew. The whole file is checked first, and everything is written in one transaction, so
/// nothing is ever half done; a second time it changes nothing.
/// </summary>
public static class ImportVerb
{
    private const int MostMistakes = 100;

    /// <summary>Makes one.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="name">What is taken in, in the plural.</param>
    /// <param name="description">The same for people.</param>
    /// <param name="columns">What the file may have.</param>
    /// <param name="import">Takes it in.</param>
    /// <param name="shown">The columns of the table for people, beside line and outcome.</param>
    public static Command Create(
        CliContext context, string name, string description, IReadOnlyList<CsvColumn> columns, Func<Import> import,
        params (string Title, Func<ImportedLine, string?> Value)[] shown)
    {
        var path = Options.File("a CSV file in UTF-8; its first line names the columns: " + string.Join(", ", columns.Select(column => column.IsRequired ? column.Name : $"[{column.Name}]")));
        var trial = new Option<bool>("--dry-run") { Description = "only say what would be done" };
        var command = new Command(name, description) { path, trial };
        command.SetAction(parsed =>
        {
            if (!CsvFile.Read(parsed.GetRequiredValue(path), columns).TryGet(out var file, out var refusal)) return context.Refuse(refusal);
            var isTrial = parsed.GetValue(trial);
            ImportReport report;
            using (var bar = new ProgressBar(context.Host, "taking in", 2 * file.Rows.Count))
            {
                report = isTrial || file.Mistakes.Count > 0
                    ? context.Database.Read(session => import()(session, file, true, bar.Step))
                    : context.Database.Write<ImportReport>(session => import()(session, file, false, bar.Step)).Value;
            }

            var mistakes = file.Mistakes.Concat(report.Mistakes).OrderBy(mistake => mistake.Line).ToList();
            return mistakes.Count > 0 ? Refuse(context, mistakes) : Print(context, report.Lines, isTrial, shown);
        });
        return command;
    }

    private static int Refuse(CliContext context, List<CsvMistake> mistakes)
    {
        foreach (var (line, column, problem, hint) in mistakes.Take(MostMistakes)) context.Say($"line {line}{(column is null ? "" : ", " + column.Name)}: {problem}; {hint}");
        if (mistakes.Count > MostMistakes) context.Say($"and {mistakes.Count - MostMistakes} more");
        var lines = mistakes.DistinctBy(mistake => mistake.Line).Count();
        return context.Fail(lines == 1 ? "a line cannot be taken in, so none was" : $"{lines} lines cannot be taken in, so none was", "nothing was changed; mend the file and import all of it again");
    }

    private static string Lines(int count) => count == 1 ? "1 line" : $"{count} lines";

    private static int Print(
        CliContext context, IReadOnlyList<ImportedLine> lines, bool isTrial, (string Title, Func<ImportedLine, string?> Value)[] shown)
    {
        int Count(string outcome) => lines.Count(line => line.Outcome == outcome);
        var (imported, known, leftOut) = (Count(ImportedLine.Imported), Count(ImportedLine.Known), Count(ImportedLine.LeftOut));
        context.Say((imported, known) switch
        {
            (0, 0) => "there is nothing to take in",
            (0, _) => "nothing is new: what the file holds is there already, and stays as it is",
            _ => $"{Lines(imported)} {(isTrial ? "would be" : imported == 1 ? "was" : "were")} taken in" + (known > 0 ? $"; {Lines(known)} known already, which stay as they are" : ""),
        } + (leftOut > 0 ? $"; {Lines(leftOut)} left out" : ""));
        return context.Print(new { DryRun = isTrial, Imported = imported, Known = known, LeftOut = leftOut, Lines = lines }, writer => Table.Write(
            writer,
            ["LINE", "OUTCOME", .. shown.Select(column => column.Title), "WHY"],
            [.. lines.Select(line => new[] { line.Line.ToString(), line.Outcome }.Concat(shown.Select(column => column.Value(line))).Append(line.Why).ToArray())]));
    }
}
