using JkLab.LicenseCore;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>Checks a code, pasted as a whole or typed row by row.</summary>
internal sealed class CheckModel(Database database, SigningKeys keys, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    private const int FewestRows = 5;
    private const int MostRows = 11;
    private const int MaxRowLength = 100;
    private const int MaxLength = 16 * 1024;
    private const int SymbolsOfRow = 20;

    /// <summary>Whatever was pasted.</summary>
    [BindProperty] public string? Text { get; set; }

    /// <summary>What was typed, row by row.</summary>
    [BindProperty(Name = "row")] public List<string?> Typed { get; set; } = [];

    /// <summary>The rows of the form.</summary>
    public List<CheckedRow> Rows { get; private set; } = [];

    /// <summary>What the whole is; null before anything was asked.</summary>
    public CodeReading? Reading { get; private set; }

    /// <summary>How many of the rows are wrong.</summary>
    public int WrongRows => Rows.Count(row => row.IsRight == false);

    /// <summary>What is said of the whole; null before anything was asked.</summary>
    public Verdict? Verdict => Reading is null ? null : Verdict.Of(Reading, WrongRows);

    /// <inheritdoc/>
    public override bool HasFailed => Verdict?.Style == "bad";

    /// <summary>The row that is wrong, and the first one where several are; negative where none is, or nothing was asked.</summary>
    public int FirstWrongRow => HasFailed ? Rows.FindIndex(row => row.IsRight == false) : -1;

    /// <summary>The computer for which an own code is, as its owner calls it.</summary>
    public string? Computer { get; private set; }

    /// <summary>Whether there may be another row.</summary>
    public bool CanGrow => Rows.Count < MostRows;

    public void OnGet() => Show([]);

    /// <summary>Everything is to be read.</summary>
    public Task OnPostAsync() => ReadAsync(string.IsNullOrWhiteSpace(Text) ? RowsAsTyped() : [.. Pasted().Take(MostRows)]);

    /// <summary>Another row is wanted.</summary>
    public void OnPostMore() => Show([.. RowsAsTyped(), ""]);

    /// <summary>A row was meant otherwise.</summary>
    public Task OnPostTakeAsync(int take)
    {
        var rows = RowsAsTyped();
        if (take >= 0 && take < rows.Count) rows[take] = ActivationCodeReader.ReadRow(rows[take], take + 1).Suggestion ?? rows[take];
        Text = null;
        return ReadAsync(rows);
    }

    private async Task ReadAsync(List<string> rows)
    {
        var whole = string.IsNullOrWhiteSpace(Text) ? string.Join('\n', rows) : Text.Length > MaxLength ? Text[..MaxLength] : Text;
        Show(rows);
        Reading = await database.ReadAsync(session => Read(session, whole), HttpContext.RequestAborted);
    }

    private CodeReading Read(Session session, string whole)
    {
        var reading = ReadForCustomer.Run(session, keys, User.AccountIdOrNull(), whole, Day.Of(time.GetUtcNow()));
        if (reading is { IsGenuine: true, SystemId: { } computer, Code: { } code })
            Computer = ActivationLetters.Computer(Language, computer, ActivationRow.FindActive(session, code.License, computer)?.Label);
        return reading;
    }

    private void Show(List<string> rows)
    {
        while (rows.Count < FewestRows) rows.Add("");
        var needed = rows.Select((text, row) => ActivationCodeReader.ReadRow(text, row + 1)).Max(reading => reading.Line is { } line && !reading.IsLast ? line + 1 : 0);
        while (rows.Count < Math.Min(needed, MostRows)) rows.Add("");
        Rows = CheckedRow.Of(rows, T);
        ModelState.Clear(); // the page shows these rows, not what was sent
    }

    private List<string> RowsAsTyped() => [.. Typed.Take(MostRows).Select(row => row is null ? "" : row.Length > MaxRowLength ? row[..MaxRowLength] : row)];

    // What looks like lines of a code, to show which of them is wrong.
    private IEnumerable<string> Pasted() => Text!.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => line.Length <= MaxRowLength && line.Count(char.IsLetterOrDigit) >= SymbolsOfRow);
}
