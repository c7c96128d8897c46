using JkLab.KbrsCrm.Qr;

namespace JkLab.KbrsCrm;

/// <summary>The start screen: how the licence stands, the System-ID, its QR code and the menu, side by side where there is room.</summary>
internal static class Overview
{
    private const int Gap = 2;
    private const int ColumnWidth = 42;

    internal static void Draw(Crm crm)
    {
        Terminal.Clear();
        var width = Terminal.Width;
        Console.WriteLine(crm.Words.Title);
        var right = Column(crm, width);
        if (crm.Client.ActivationAddress is { } address)
        {
            var picture = QrPicture.Of(address.AbsoluteUri);
            if (width >= picture.Width + Gap + ColumnWidth) DrawBeside(picture, right);
            else
            {
                if (width >= picture.Width) DrawBeside(picture, []);
                foreach (var line in right) Console.WriteLine(line);
            }
        }

        Console.Write(crm.Words.Choose + " ");
    }

    private static List<string> Column(Crm crm, int width)
    {
        var status = crm.Client.Check();
        var room = Math.Min(width, ColumnWidth);
        return
        [
            .. TextWrap.Lines((status.IsLicensed ? "✓ " : "✗ ") + status.Message, room),
            "",
            crm.Words.SystemId + ":",
            crm.Client.SystemId.ToString(),
            .. TextWrap.Lines(crm.Words.Scan, room),
            "",
            .. crm.Words.Menu,
            "",
            .. TextWrap.Lines(string.Format(crm.Words.KeyNote, Path.GetFileName(crm.Arguments.PublicKey)), room),
        ];
    }

    private static void DrawBeside(QrPicture picture, List<string> right)
    {
        for (var i = 0; i < Math.Max(picture.Rows.Count, right.Count); i++)
        {
            if (i < picture.Rows.Count) Terminal.WriteBlackOnWhite(picture.Rows[i]);
            else Console.Write(new string(' ', picture.Width));
            Console.WriteLine(i < right.Count ? new string(' ', Gap) + right[i] : "");
        }
    }
}
