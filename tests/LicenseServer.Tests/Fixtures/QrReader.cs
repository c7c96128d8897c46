using System.Text;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>Reads a QR code off a page as a scanner does.</summary>
public static partial class QrReader
{
    private const int PixelsPerModule = 4;

    /// <summary>What the first QR code in some HTML says; the test is skipped where there is no scanner.</summary>
    public static string Read(Owner owner, string html) => ReadAll(owner, html).Split('\n')[0];

    /// <summary>The same, with all its lines.</summary>
    public static string ReadAll(Owner owner, string html)
    {
        Tool.Need("zbarimg", "--version");
        var (status, words) = Tool.Run("zbarimg", "--quiet", "--raw", owner.Write($"qr-{Guid.CreateVersion7()}.pbm", Bitmap(html)));
        Assert.True(status == 0, "no QR code was found: " + words);
        return words;
    }

    private static string Bitmap(string html)
    {
        var size = int.Parse(Size().Match(html).Groups[1].Value);
        var modules = new bool[size, size];
        foreach (Match run in Run().Matches(html))
        {
            var (x, y, width) = (int.Parse(run.Groups[1].Value), int.Parse(run.Groups[2].Value), int.Parse(run.Groups[3].Value));
            if (width < size) Enumerable.Range(x, width).ToList().ForEach(at => modules[y, at] = true);
        }

        var bitmap = new StringBuilder($"P1\n{size * PixelsPerModule} {size * PixelsPerModule}\n");
        for (var y = 0; y < size * PixelsPerModule; y++)
        {
            for (var x = 0; x < size * PixelsPerModule; x++) bitmap.Append(modules[y / PixelsPerModule, x / PixelsPerModule] ? '1' : '0');
            bitmap.Append('\n');
        }

        return bitmap.ToString();
    }

    [GeneratedRegex("""<svg [^>]*viewBox="0 0 (\d+) """)]
    private static partial Regex Size();

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1")]
    private static partial Regex Run();
}
