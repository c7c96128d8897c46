using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Site;

/// <summary>An account knows which privacy notice it was made under.</summary>
public sealed class RegistrationTests(Workshop workshop) : IClassFixture<Workshop>
{
    private const string NoticesSeen = "SELECT COALESCE(privacy_version, '') FROM accounts WHERE @id = 0";

    [Fact]
    public async Task Registration_RemembersThePrivacyNoticeInItsLanguage()
    {
        using var stranger = Person.Stranger(workshop);
        await stranger.OpenAsync("/privacy");
        await stranger.Browser.OpenAsync("/en/privacy");
        var versions = await stranger.OpenAsync("/privacy/versions");
        var hash = Regex.Match(versions.Html, "/de/privacy/versions/([0-9a-f]{64})").Groups[1].Value;

        using var customer = await Person.CustomerAsync(workshop);
        Assert.Equal([hash], Sql.Query(workshop.Owner, NoticesSeen, 0));
        (await customer.OpenAsync("/privacy/versions/" + hash)).Is(HttpStatusCode.OK).Says("Datenschutzerklärung");
    }
}
