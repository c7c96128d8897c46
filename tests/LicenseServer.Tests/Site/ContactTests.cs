using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Site;

/// <summary>The vendor is reached by those who ask.</summary>
public class ContactTests
{
    private const string Email = "hello@example.com";

    [Fact]
    public async Task Email_IsShownToWhomPressesTheButton()
    {
        await using var server = await RunningServer.StartAsync(null, "--Vendor:Email=" + Email, "--Vendor:Address=Example Road 1\n12345 Town");
        var page = await server.Client.GetStringAsync("/de/contact");
        Assert.DoesNotContain("example.com", page);
        Assert.Matches(@"JK-LAB<br>\s*Example Road 1<br>\s*12345 Town<br>", page);
        Assert.Contains("/de/sign-in", Html.Addresses(Html.Content(page)));

        using var form = Form(page);
        using var answer = await server.Client.PostAsync("/de/contact", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("mailto:" + Email, Html.Addresses(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Email_IsNotShownToWhomHasNoForm()
    {
        await using var server = await RunningServer.StartAsync(null, "--Vendor:Email=" + Email);
        server.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var form = new FormUrlEncodedContent([]);
        using var answer = await server.Client.PostAsync("/en/contact", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(Email, page);
        Assert.Contains("allow cookies", page);
    }

    [Theory]
    [InlineData("de", "keine E-Mail-Adresse hinterlegt")]
    [InlineData("en", "no e-mail address here")]
    [InlineData("ru", "не указан")]
    public async Task Contact_WithoutAnEmail_SaysSo(string language, string words)
    {
        await using var server = await RunningServer.StartAsync();
        var main = Html.Content(await server.Client.GetStringAsync($"/{language}/contact"));
        Assert.Contains(words, main);
        Assert.DoesNotContain("<form", main);
    }

    private static FormUrlEncodedContent Form(string page) => new([KeyValuePair.Create("__RequestVerificationToken", Html.Token(page))]);
}
