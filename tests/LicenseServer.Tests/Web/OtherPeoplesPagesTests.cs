using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.AspNetCore.Razor.Hosting;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>
/// Every page and every form, found by following the links of a customer who has one of everything: for another customer they answer as if
/// there were no such thing, for a stranger they lead to the sign-in.
/// </summary>
public sealed partial class OtherPeoplesPagesTests(Workshop workshop) : IClassFixture<Workshop>
{
    private static readonly string[] Entrances = ["/licenses", "/orders", "/support", "/account", "/account/data", "/downloads"];

    /// <summary>All pages of the program by their route, with the handlers of forms.</summary>
    private static readonly ILookup<string, string?> Routes = typeof(JkLab.LicenseServer.Storage.Database).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        .SelectMany(item => item.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>().Where(data => data.Key == "RouteTemplate").Select(data => (Route: data.Value, item.Type)))
        .SelectMany(page => Handlers(page.Type).Select(handler => (page.Route, Handler: handler)))
        .ToLookup(page => page.Route, page => page.Handler);

    [Fact]
    public async Task Pages_OfSomebodyElse_DoNotExist()
    {
        using var holder = await HolderOfEverythingAsync();
        using var other = await Person.CustomerAsync(workshop);
        using var stranger = Person.Stranger(workshop);
        var pages = await Crawl.AllAsync(holder, Entrances);
        var everybodys = await Crawl.AllAsync(other, Entrances);
        var own = pages.Where(page => Numbers().IsMatch(page.Key) && !everybodys.ContainsKey(page.Key)).ToDictionary();

        foreach (var (path, page) in own)
        {
            var nothing = await other.Browser.PeekAsync(Numbers().Replace(path, "987654321987"));
            var answer = (await other.Browser.PeekAsync(path)).Is(HttpStatusCode.NotFound);
            Assert.Equal(nothing.Is(HttpStatusCode.NotFound).Main, answer.Main);
            TurnsAway(await stranger.Browser.OpenAsync(path), HttpStatusCode.NotFound);

            foreach (var form in page.Forms().Where(form => own.ContainsKey(form.Action.Split('?')[0])))
            {
                var token = (await other.OpenAsync("/account")).Forms().First().Fields().Single(field => field.Name == "__RequestVerificationToken");
                await other.Browser.PostAsync(form.Action, [.. form.Fields().Where(field => field.Name != token.Name), token]).IsNotFoundAsync(form.Action);
                TurnsAway(await stranger.Browser.PostAsync(form.Action, [.. form.Fields()]), HttpStatusCode.BadRequest);
            }
        }

        Assert.All(Routes.Select(route => route.Key).Where(route => route.Contains(":long}") && !route.Contains("/owner/")), route =>
            Assert.Contains(own.Keys, path => Pattern(route).IsMatch(path)));
        Assert.Equal(pages.Keys.Order(), (await Crawl.AllAsync(holder, Entrances)).Keys.Order());
    }

    [Fact]
    public async Task Form_WithoutItsToken_OrWithThatOfSomebodyElse_DoesNothing()
    {
        using var owner = await Person.OwnerAsync(workshop);
        using var other = await Person.CustomerAsync(workshop);
        var foreign = (await other.OpenAsync("/account")).Forms().First().Fields().Single(field => field.Name == "__RequestVerificationToken");
        var forms = Routes.SelectMany(route => route.Where(handler => handler is not null).Select(handler => (Route: route.Key, Handler: handler!))).ToList();
        Assert.InRange(forms.Count, 40, 200);
        foreach (var (route, handler) in forms)
        {
            var path = Parameters().Replace(route, part => part.Groups["name"].Value switch { "lang" => "de", "handler" => "", "systemId" => Crm.NewComputer().ToString(), "id" or "activationId" => "1", _ => "x" });
            foreach (var sent in new[] { [], new[] { foreign } })
                Assert.True((await owner.Browser.PostAsync(path + "?handler=" + handler, sent)).Status is HttpStatusCode.BadRequest, $"{path} takes {handler} without its token");
        }
    }

    private async Task<Person> HolderOfEverythingAsync()
    {
        var person = await Person.CustomerAsync(workshop);
        var key = workshop.Issue("--customer", person.Email, "--seats", "3");
        await workshop.Crm.ActivateAsync(key, Crm.NewComputer());
        workshop.Owner.Settle().Price().Order("--customer", person.Email).Succeeded();
        await (await person.OpenAsync("/licenses/request")).SendAsync(("seats", "2"));
        var picture = workshop.Owner.Write("bild.png", "\u0089PNG");
        await File.WriteAllBytesAsync(picture, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 1]);
        (await (await person.OpenAsync("/support/new")).SendAsync(("subject", "Frage"), ("text", "Wie geht das?"), ("files", "@" + picture))).Is(HttpStatusCode.OK);
        var setup = workshop.Owner.Write("kbrs-1.0.0.zip", "PK\u0003\u0004 the program");
        workshop.Owner.Run("release", "add", setup, "--product", "KBRS", "--version", "1.0.0").Succeeded();
        return person;
    }

    private static void TurnsAway(WebPage page, HttpStatusCode orElse) =>
        Assert.True(page.Status == orElse || page.Path.Contains("/sign-in", StringComparison.Ordinal), $"{page.Path} answers a stranger {page.Status}");

    private static IEnumerable<string?> Handlers(Type page) => page.GetProperty("Model")!.PropertyType.GetMethods()
        .Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)).Select(method => method.Name["OnPost".Length..].Replace("Async", "")).Append(null);

    private static Regex Pattern(string route) => new("^" + Parameters().Replace(route, "[^/]+") + "$");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\{(?<name>\w+)[^{}/]*\}")]
    private static partial Regex Parameters();
}

file static class Answers
{
    public static async Task IsNotFoundAsync(this Task<WebPage> answer, string form) =>
        Assert.True((await answer).Status == HttpStatusCode.NotFound, $"{form} answers {(await answer).Status}");
}
