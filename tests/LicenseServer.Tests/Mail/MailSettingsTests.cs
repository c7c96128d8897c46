using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Mail;

public class MailSettingsTests : IDisposable
{
    private readonly Owner owner = new();

    [Theory]
    [InlineData("Mail:Smtp:Host is 'smtp.example.com:587'", "--Mail:Smtp:Host=smtp.example.com:587")]
    [InlineData("Mail:Smtp:Port is '0' and must be 1 to 65535", "--Mail:Smtp:Host=localhost", "--Mail:Smtp:Port=0")]
    [InlineData("Mail:Smtp:Security is 'ssl' and must be starttls, tls or none", "--Mail:Smtp:Host=localhost", "--Mail:Smtp:Security=ssl")]
    [InlineData("Mail:Smtp:Security may be none only where Mail:Smtp:Host is this computer", "--Mail:Smtp:Host=smtp.example.com", "--Mail:Smtp:Security=none")]
    [InlineData("Mail:Smtp:User goes with Mail:Smtp:PasswordFile", "--Mail:Smtp:Host=localhost", "--Mail:Smtp:User=shop")]
    [InlineData("Mail:Smtp:User goes with Mail:Smtp:PasswordFile", "--Mail:Smtp:Host=localhost", "--Mail:Smtp:Password=geheim")]
    [InlineData("the same thing twice", "--Mail:Smtp:Host=localhost", "--Mail:Smtp:User=shop", "--Mail:Smtp:Password=geheim", "--Mail:Smtp:PasswordFile=/geheim")]
    [InlineData("must be an absolute path", "--Mail:Smtp:Host=localhost", "--Mail:Smtp:User=shop", "--Mail:Smtp:PasswordFile=password")]
    [InlineData("Mail:From is missing", "--Mail:Smtp:Host=localhost")]
    [InlineData("Mail:Smtp:User has no effect without Mail:Smtp:Host", "--Mail:Smtp:User=shop")]
    [InlineData("Mail:From is 'nobody' and must be an e-mail address", "--Mail:From=nobody")]
    [InlineData("Mail:From is 'a@b.de Bcc: c@d.de' and must be an e-mail address", "--Mail:From=a@b.de\r\nBcc: c@d.de")]
    [InlineData("Mail:KeepDays is '0' and must be 1 to 3650", "--Mail:KeepDays=0")]
    [InlineData("Vendor:Email is 'nobody' and must be an e-mail address", "--Vendor:Email=nobody")]
    [InlineData("Vendor:Language is 'fr' and must be de, en or ru", "--Vendor:Language=fr")]
    [InlineData("Vendor:Name contains a line break", "--Vendor:Name=Shop\r\nBcc: c@d.de")]
    [InlineData("there is no setting Mail:Smtp:Hots", "--Mail:Smtp:Hots=localhost")]
    public void Settings_Wrong_AreNamed(string problem, params string[] settings)
    {
        var refused = owner.Run(["mail", "list", .. settings]).Failed(problem);
        Assert.DoesNotContain("geheim'", refused.Error);
    }

    [Fact]
    public void PasswordFile_ThatIsMissing_IsNamedAtStart()
    {
        string[] settings = ["--Mail:Smtp:Host=localhost", "--Mail:From=a@b.de", "--Mail:Smtp:User=shop", "--Mail:Smtp:PasswordFile=" + owner.PathTo("nofile")];
        Assert.Contains("Mail:Smtp:PasswordFile", owner.Run(["serve", "--urls", "http://127.0.0.1:0", .. settings]).Failed("nofile cannot be read").Error);
        owner.Write("nofile", "\n");
        owner.Run(["serve", "--urls", "http://127.0.0.1:0", .. settings]).Failed("nofile is empty");
    }

    [SkippableFact]
    public void Password_ThatOthersCanRead_IsAdvised()
    {
        owner.Run("product", "list").Succeeded();
        var settings = owner.Write("data/appsettings.json", """{ "Mail": { "From": "a@b.de", "Smtp": { "Host": "localhost", "User": "shop", "Password": "geheim" } } }""");
        Mode.Set(settings, "644");
        var report = owner.Run("doctor").Succeeded().Out;
        Assert.Contains("chmod 600 " + settings, report);
        Assert.Contains("mail: letters go to localhost port 587, none waits", report);
        Assert.DoesNotContain("geheim", report);
    }

    public void Dispose() => owner.Dispose();
}
