using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation.Pages;

/// <summary>An activation as a letter, for whoever has neither internet nor e-mail.</summary>
public sealed class LetterTests : IDisposable
{
    private readonly Owner owner = new() { RunsBinary = true };

    [SkippableTheory]
    [InlineData("de", "Ihr Aktivierungscode für KBRS CRM", "So geht es weiter", "Zacharias")]
    [InlineData("en", "Your activation code for KBRS CRM", "What comes next", "Zulu")]
    [InlineData("ru", "Ваш код активации для KBRS CRM", "Что дальше", "зэт — Зинаида")]
    public void Letter_InEveryLanguage_HoldsTheCode(string language, string title, string next, string spelling)
    {
        var key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--licensee", "Müller <& Söhne>")[0].GetProperty("key").GetString()!;
        var computer = Crm.NewComputer();
        var reply = owner.Json("license", "letter", key, "--system-id", computer.ToString(), "--language", language, "--out", "letter.html");
        var html = File.ReadAllText(owner.PathTo("letter.html"));
        var code = reply.GetProperty("activationCode").GetString()!;
        Assert.All([.. code.Split('\n'), title, next, spelling, "JK-LAB", computer.ToString(), "M&#xFC;ller &lt;&amp; S&#xF6;hne&gt;".Replace("&#xFC;", "ü").Replace("&#xF6;", "ö")], part => Assert.Contains(part, html));
        Assert.DoesNotMatch("(src|href)=", html);
        Assert.Equal(code, owner.Json("activation", "create", key, "--system-id", computer.ToString()).GetProperty("activationCode").GetString());

        owner.Run("license", "letter", key, "--system-id", computer.ToString(), "--out", "letter.html").Failed("cannot be written");
        Assert.StartsWith("<!DOCTYPE html>", owner.Run("license", "letter", key, "--system-id", computer.ToString()).Succeeded().Out);
        Assert.Equal(ActivationCode.TryParse(code)!.ToCompactString(), QrReader.Read(owner, html));
    }

    [Fact]
    public void Letter_ForNonsense_IsRefused()
    {
        owner.Run("license", "letter", "nonsense", "--system-id", Crm.NewComputer().ToString()).Failed("licence key");
        owner.Run("license", "letter", Crm.UnknownKey().ToString(), "--system-id", "nonsense").Failed("System-ID");
        owner.Run("license", "letter", Crm.UnknownKey().ToString(), "--system-id", Crm.NewComputer().ToString(), "--language", "fr").Failed("'fr'", 2);
    }

    public void Dispose() => owner.Dispose();
}
