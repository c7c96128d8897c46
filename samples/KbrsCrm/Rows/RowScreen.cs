using JkLab.ActivationClient;

namespace JkLab.KbrsCrm.Rows;

/// <summary>The form on a terminal: draws the editor's rows and hands it what is typed and pasted.</summary>
internal sealed class RowScreen(Crm crm)
{
    private const int TextColumn = 6;

    private readonly RowEditor editor = new();
    private IReadOnlyList<string> message = [];

    /// <summary>Lets somebody enter a code until it is accepted or he leaves.</summary>
    /// <returns>What the accepted code led to, or null when he left.</returns>
    internal LicenseStatus? Run()
    {
        Terminal.Clear();
        while (true)
        {
            Draw();
            var burst = Terminal.ReadBurst(Redraw);
            if (burst.Count >= Terminal.PasteLength && burst.All(IsText))
            {
                message = [];
                editor.Paste(string.Concat(burst.Select(key => key.KeyChar)));
                continue;
            }

            foreach (var key in burst)
            {
                var answer = editor.Press(key);
                if (answer == EditorAnswer.Left) return null;
                if (answer == EditorAnswer.Editing && IsText(key)) message = [];
                if (answer == EditorAnswer.Submitted && Enter() is { } status) return status;
            }
        }
    }

    private LicenseStatus? Enter()
    {
        var status = crm.Client.EnterCode(editor.Text);
        if (!Report.IsGood(status) && editor.Pasted is { } pasted && crm.Client.EnterCode(pasted) is var whole && Report.IsGood(whole)) status = whole;
        if (Report.IsGood(status)) return status;
        message = [.. Report.Lines(crm, status)];
        if (status.Reading?.Line is { } line) editor.PointAt(line, status.Reading.Group);
        return null;
    }

    private void Redraw()
    {
        Terminal.Clear();
        Draw();
    }

    private void Draw()
    {
        var readings = editor.Readings;
        var hints = editor.Rows.Select((_, row) => RowHint.Of(row, editor.Rows, readings, crm.Words)).ToList();
        using var page = new Page();
        page.Write(crm.Words.FormTitle);
        page.Write("");
        var top = page.Line;
        for (var row = 0; row < hints.Count; row++) page.WriteMarked($"{row + 1,2}  ", hints[row].Mark, editor.Rows[row].PadRight(35) + "  " + hints[row].Text);
        page.Write("");
        foreach (var line in Below(hints[editor.Row])) page.Write(line);
        page.Write("");
        page.Write(crm.Words.FormKeys);
        page.PutCursor(TextColumn + editor.Column, top + editor.Row);
    }

    private IEnumerable<string> Below(RowHint current)
    {
        if (message.Count > 0) return message;
        if (editor.IsComplete) return [crm.Words.RowAllGood];
        return [current.Text];
    }

    private static bool IsText(ConsoleKeyInfo key) => !char.IsControl(key.KeyChar) || key.KeyChar is '\r' or '\n' or '\t';
}
