using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace JkLab.LicenseServer.Tests.Mail;

/// <summary>What becomes of a letter; every message is written out and read again, as its reader's program does.</summary>
public class LetterTests
{
    private const string Code = "JKLAB-01234-56789-ABCDE\nFGHJK-MNPQR-STVWX-YZ012   ";

    [Fact]
    public void Text_IsWrappedAtSeventyTwo_ButForLinksAndBlocks()
    {
        var url = "https://shop.example/de/confirm?token=" + new string('x', 200);
        var message = Round(new Letter("a@b.de", Language.German, "x", string.Join(' ', Enumerable.Repeat("Wörter", 40)), "erste Zeile\nzweite Zeile")
        {
            Link = new LetterLink("Bestätigen", url),
            Block = Code,
            After = ["Schluss."],
        });
        var text = message.TextBody!.ReplaceLineEndings("\n");
        Assert.Contains($"\n\nerste Zeile\nzweite Zeile\n\nBestätigen:\n{url}\n\nJKLAB-01234-56789-ABCDE\nFGHJK-MNPQR-STVWX-YZ012\n\nSchluss.\n\n-- \nGlänz & Gloria\n", text);
        Assert.All(text.Split('\n').Where(line => line != url), line => Assert.InRange(line.Length, 0, 72));
        Assert.Equal(40, text.Split(["Wörter"], StringSplitOptions.None).Length - 1);
        Assert.Contains($"<a href=\"{url}\"", message.HtmlBody);
        Assert.Contains("JKLAB-01234-56789-ABCDE\nFGHJK", message.HtmlBody!.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Ihre Aktivierung für Gebäudereinigung „Glanz“", "Grüße aus Köln")]
    [InlineData("Подтвердите адрес электронной почты для входа в личный кабинет, пожалуйста, до конца недели", "Здравствуйте! Ёлка.")]
    [InlineData("𝔘nusual 🧹 subject", "=?utf-8?q?no_word?= 50 % = half")]
    public void Words_OfEveryAlphabet_Arrive(string subject, string words)
    {
        var message = Round(new Letter("a@b.de", Language.Russian, subject, words));
        Assert.Equal(subject, message.Subject);
        Assert.StartsWith(words, message.TextBody);
        Assert.Contains(words, message.HtmlBody);
    }

    [Theory]
    [InlineData("Hallo\r\nBcc: evil@example.com", "Hallo Bcc: evil@example.com")]
    [InlineData("Hallo\nContent-Type: text/html\n\n<b>x", "Hallo Content-Type: text/html <b>x")]
    [InlineData("Hallo\rX:\0\u001b\u2028y", "Hallo X: y")]
    public void Subject_WithLineBreaks_StaysOneHeader(string subject, string becomes)
    {
        var message = Round(new Letter("a@b.de", Language.German, subject, "x"));
        Assert.Equal(becomes, message.Subject);
        Assert.Equal(
            ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Reply-To", "Subject", "To"],
            message.Headers.Concat(message.Body!.Headers).Select(header => header.Field).Order(StringComparer.Ordinal));
        Assert.Equal("a@b.de", message.GetRecipients().Single().Address);
    }

    [Theory]
    [InlineData("a@b.de\r\nBcc: c@d.de")]
    [InlineData("a@b.de\nRCPT TO:<c@d.de>")]
    [InlineData("a@b.de>,<c@d.de")]
    [InlineData("a@b.de,c@d.de")]
    [InlineData("a@b.de\0")]
    [InlineData("a@\u200bb.de")]
    [InlineData("A <a@b.de>")]
    [InlineData("a b@c.de")]
    [InlineData("nobody")]
    [InlineData("")]
    public void Address_ThatIsNotOneAlone_IsNotAccepted(string address) => Assert.False(Outbox.Accepts(address));

    [Theory]
    [InlineData("a@b.de")]
    [InlineData("o'hara+shop@example.co.uk")]
    [InlineData("müller@example.at")]
    [InlineData("info@bücher.example")]
    public void Address_OfEveryKind_IsAccepted(string address)
    {
        Assert.True(Outbox.Accepts(address));
        Assert.Equal(address, Round(new Letter(address, Language.German, "x", "x")).To.Mailboxes.Single().Address);
    }

    [Fact]
    public void Html_IsEncodedWherever()
    {
        const string Evil = "<script>alert(\"'&\")</script>";
        var message = Round(new Letter("a@b.de", Language.English, Evil, Evil)
        {
            Link = new LetterLink(Evil, "https://x.example/?a=1&b=\"><script>"),
            Block = Evil,
            After = [Evil],
        });
        Assert.DoesNotContain("<script", message.HtmlBody);
        Assert.Contains("<a href=\"https://x.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;\" style", message.HtmlBody);
        Assert.Contains("&lt;script&gt;alert(&quot;&#x27;&amp;&quot;)&lt;/script&gt;", message.HtmlBody);
        Assert.DoesNotMatch(@"<(img|link|script|style|iframe)|src=|url\(|@import", message.HtmlBody);
        Assert.Contains(Evil, message.TextBody);
    }

    private static MimeMessage Round(Letter letter)
    {
        var settings = MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Vendor:Name"] = "Glänz & Gloria",
            ["Vendor:Email"] = "owner@vendor.example",
            ["Mail:From"] = "noreply@vendor.example",
        }).Build());
        using var stream = new MemoryStream();
        LetterMessage.Create(letter, 4711, TimeProvider.System.GetUtcNow(), settings).WriteTo(stream);
        stream.Position = 0;
        return MimeMessage.Load(stream);
    }
}
