using JkLab.KbrsCrm.Qr;

namespace JkLab.KbrsCrm;

/// <summary>
/// The start screen: how the licence stands, the System-ID, the menu, and beside them the QR code with which a telephone finds the page
/// for this System-ID.
/// </summary>
internal static class Overview
{
    private const int ColumnWidth = 41;

    internal static void Draw(Crm crm)
    {
        Terminal.Clear();
        Console.WriteLine(crm.Words.Title);
        var picture = QrPicture.Of(QrText(crm));
        if (Terminal.Width > picture.Width + ColumnWidth)
        {
            DrawBeside(picture, [.. Column(crm)]);
        }
        else
        {
            foreach (var line in Column(crm).Append(crm.Words.ShowQr)) Console.WriteLine(line);
        }

        Console.Write(crm.Words.Choose + " ");
    }

    /// <summary>The QR code alone, where the window is too small for all.</summary>
    internal static bool DrawQr(Crm crm)
    {
        Terminal.Clear();
        DrawBeside(QrPicture.Of(QrText(crm)), []);
        Console.WriteLine(QrText(crm));
        return true;
    }

    // No telephone reaches a server that listens on this computer only.
    private static string QrText(Crm crm) => IsForTrying(crm) ? crm.Client.SystemId.ToString() : crm.Client.ActivationAddress!.AbsoluteUri;

    private static bool IsForTrying(Crm crm) => crm.Client.ActivationAddress!.IsLoopback;

    private static IEnumerable<string> Column(Crm crm)
    {
        var status = crm.Client.Check();
        return
        [
            .. TextWrap.Lines((status.IsLicensed ? "✓ " : "✗ ") + status.Message, ColumnWidth),
            "",
            crm.Words.SystemId + ": " + crm.Client.SystemId,
            .. TextWrap.Lines(IsForTrying(crm) ? crm.Words.ScanForTrying : crm.Words.Scan, ColumnWidth),
            "",
            .. crm.Words.Menu,
            "",
            .. TextWrap.Lines(string.Format(crm.Words.KeyNote, Path.GetFileName(crm.Arguments.PublicKey)), ColumnWidth),
        ];
    }

    private static void DrawBeside(QrPicture picture, List<string> right)
    {
        for (var i = 0; i < Math.Max(picture.Rows.Count, right.Count); i++)
        {
            if (i < picture.Rows.Count) Terminal.WriteBlackOnWhite(picture.Rows[i]);
            else Console.Write(new string(' ', picture.Width));
            Console.WriteLine(i < right.Count ? " " + right[i] : "");
        }
    }
}
