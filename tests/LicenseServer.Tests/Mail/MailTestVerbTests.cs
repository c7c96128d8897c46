using System.Security.Cryptography.X509Certificates;
using JkLab.LicenseServer.Tests.Fixtures;
using MimeKit;

namespace JkLab.LicenseServer.Tests.Mail;

public class MailTestVerbTests : IDisposable
{
    private readonly Owner owner = new();

    [SkippableFact]
    public void WithoutMailServer_BecomesAFileOfTheOwnersAlone()
    {
        var sent = owner.Run("mail", "test", "--to", "kunde@example.com", "--Vendor:Name=Glänz & Gloria", "--Vendor:Email=info@vendor.example", "--Vendor:Address=Straße 1\n12345 Ort").Succeeded();
        var file = Assert.Single(MailFiles.Names(owner));
        Assert.Contains(file, sent.Out);
        Assert.Matches(@"^\d{8}-\d{6}-\d{3}-[0-9a-f]{16}\.eml$", Path.GetFileName(file));
        Assert.Single(Directory.GetFiles(Path.Combine(owner.Data, "mail")));

        var message = Assert.Single(MailFiles.Of(owner));
        Assert.Equal("Testnachricht: Umlaute wie äöüß kommen an", message.Subject);
        Assert.Equal("\"Glänz & Gloria\" <info@vendor.example>", message.From.ToString());
        Assert.Equal("kunde@example.com", message.To.ToString());
        Assert.Empty(message.ReplyTo);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.EndsWith("@vendor.example", message.MessageId);
        Assert.InRange(message.Date, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
        var parts = Assert.IsType<MultipartAlternative>(message.Body).Cast<TextPart>().ToList();
        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.ContentType.MimeType));
        Assert.All(parts, part => Assert.Equal("utf-8", part.ContentType.Charset));
        Assert.Contains("ÄÖÜ äöü ß\nАБВ ежз ё", message.TextBody!.ReplaceLineEndings("\n"));
        Assert.EndsWith("\n-- \nGlänz & Gloria\nStraße 1\n12345 Ort\n", message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains("Glänz &amp; Gloria<br>", message.HtmlBody);
        Assert.Equal("700", Mode.Of(Path.Combine(owner.Data, "mail")));
        Assert.Equal("600", Mode.Of(file));
    }

    [Fact]
    public void Signature_OfAnAddressThatBeginsWithTheName_SaysItOnce()
    {
        owner.Run("mail", "test", "--to", "kunde@example.com", "--Vendor:Name=Glänz & Gloria", "--Vendor:Address=Glänz & Gloria \nStraße 1\n12345 Ort").Succeeded();
        Assert.EndsWith("\n-- \nGlänz & Gloria\nStraße 1\n12345 Ort\n", Assert.Single(MailFiles.Of(owner)).TextBody!.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("de", "Umlaute wie äöüß")]
    [InlineData("en", "Test message")]
    [InlineData("ru", "Проверочное сообщение")]
    public void Language_IsTheVendors(string language, string subject)
    {
        owner.Run("mail", "test", "--to", "kunde@example.com", "--Vendor:Language=" + language).Succeeded();
        var message = Assert.Single(MailFiles.Of(owner));
        Assert.Contains(subject, message.Subject);
        Assert.Contains($"<html lang=\"{language}\">", message.HtmlBody);
        Assert.Equal("noreply@localhost", message.From.Mailboxes.Single().Address);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b.de\r\nBcc: c@d.de")]
    [InlineData("a@b.de, c@d.de")]
    [InlineData("Anna <a@b.de>")]
    public void Address_ThatIsNone_IsRefused(string address)
    {
        owner.Run("mail", "test", "--to", address).Failed("that is no e-mail address");
        Assert.Empty(MailFiles.Names(owner));
    }

    [Fact]
    public void MailServer_GetsIt_WithUserAndPassword()
    {
        using var smtp = new SmtpServer { Password = "shop:geheim" };
        string[] args = ["mail", "test", "--to", "kunde@example.com", "--Mail:From=noreply@vendor.example", "--Mail:Smtp:User=shop", "--Mail:Smtp:PasswordFile=" + owner.Write("password", "geheim\n"), .. smtp.Settings];
        Assert.Contains("2.0.0 queued as 4711", owner.Run(args).Succeeded().Out);
        Assert.Contains("queued as 4711", owner.Json(args).GetProperty("answer").GetString());
        Assert.Equal("noreply@vendor.example", smtp.Messages.First().From.Mailboxes.Single().Address);
        Assert.Equal("owner@vendor.example", smtp.Messages.First().ReplyTo.ToString());
        Assert.Empty(MailFiles.Names(owner));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MailServer_WithACertificateThatIsTrusted_GetsItEncrypted(bool isTlsAtOnce)
    {
        using var certificate = SmtpServer.CreateCertificate();
        using var smtp = new SmtpServer(0, certificate, isTlsAtOnce);
        string[] args = ["mail", "test", "--to", "kunde@example.com", .. smtp.Settings, "--Mail:Smtp:Security=" + (isTlsAtOnce ? "tls" : "starttls")];
        var trust = new Dictionary<string, string> { ["SSL_CERT_FILE"] = owner.Write("ca.pem", certificate.ExportCertificatePem()) };
        Skip.If(OperatingSystem.IsWindows(), "which certificates are trusted is elsewhere on Windows");

        owner.RunWith("", trust, [.. args, "--Mail:Smtp:Host=localhost"]).Succeeded();
        Assert.Single(smtp.Messages);
        owner.RunWith("", trust, args).Failed("its certificate is not to be trusted"); // it names localhost, not 127.0.0.1
        owner.Run([.. args, "--Mail:Smtp:Host=localhost"]).Failed("its certificate is not to be trusted");
        Assert.Single(smtp.Messages);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 <kunde@example.com>: no such user", "refuses the recipient: 550 5.1.1 (address): no such user", "is the address right?")]
    [InlineData("MAIL", "553 5.7.1 not yours", "refuses the sender: 553 5.7.1 not yours", "Mail:From")]
    [InlineData("MAIL", "530 5.7.0 authentication required", "wants a user and a password", "Mail:Smtp:User")]
    [InlineData("AUTH", "535 5.7.8 no", "refuses user and password", "Mail:Smtp:PasswordFile")]
    [InlineData(".", "554 5.7.1 spam", "refuses the message: 554 5.7.1 spam", "SPF and DKIM")]
    [InlineData("", "554 not you", "refuses to talk: 554 not you", "operator")]
    [InlineData("", "HTTP/1.1 400 Bad Request", "is no mail server's language", "Mail:Smtp:Port")]
    public void MailServer_ThatRefuses_IsQuotedWithAHint(string verb, string answer, string message, string hint)
    {
        using var smtp = new SmtpServer { Password = "shop:geheim", Answer = line => line == verb || (verb.Length > 1 && line.StartsWith(verb)) ? answer : null };
        string[] user = verb == "AUTH" ? ["--Mail:Smtp:User=shop", "--Mail:Smtp:Password=falsch"] : [];
        var refused = owner.Run(["mail", "test", "--to", "kunde@example.com", .. smtp.Settings, .. user]).Failed(message);
        Assert.Contains(hint, refused.Error);
        Assert.DoesNotContain("kunde@", refused.Error);
        Assert.DoesNotContain("falsch", refused.Error);
        Assert.Empty(smtp.Messages);
    }

    [Fact]
    public void MailServer_ThatIsNotThere_IsNamed()
    {
        string[] args = ["mail", "test", "--to", "kunde@example.com", "--Vendor:Email=owner@vendor.example"];
        owner.Run([.. args, "--Mail:Smtp:Host=127.0.0.1", $"--Mail:Smtp:Port={SmtpServer.FreePort()}"]).Failed("nothing takes mail at 127.0.0.1");
        owner.Run([.. args, "--Mail:Smtp:Host=nowhere.invalid"]).Failed("the name nowhere.invalid leads nowhere");
    }

    [Fact]
    public void MailServer_ThatOffersLess_GetsNothingInPlain()
    {
        using var smtp = new SmtpServer();
        string[] args = ["mail", "test", "--to", "kunde@example.com", .. smtp.Settings];
        owner.Run([.. args, "--Mail:Smtp:Security=starttls"]).Failed("offers no STARTTLS");
        owner.Run([.. args, "--Mail:Smtp:Security=tls"]).Failed("cannot be encrypted");
        owner.Run([.. args, "--Mail:Smtp:User=shop", "--Mail:Smtp:Password=geheim"]).Failed("asks for no password");
        Assert.Empty(smtp.Messages);
    }

    [Fact]
    public void MailServer_ThatSaysNothing_IsLeftAfterAWhile()
    {
        using var smtp = new SmtpServer { Answer = _ => SmtpServer.Silence };
        owner.Run(["mail", "test", "--to", "kunde@example.com", .. smtp.Settings]).Failed("does not answer");
    }

    public void Dispose() => owner.Dispose();
}
