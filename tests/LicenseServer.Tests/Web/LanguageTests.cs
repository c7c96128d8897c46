using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Tests.Web;

public class LanguageTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Theory]
    [InlineData(null, "de")]
    [InlineData("de-AT", "de")]
    [InlineData("en", "en")]
    [InlineData("EN-us,en;q=0.9", "en")]
    [InlineData("ru-RU, ru;q=0.9, en;q=0.8", "ru")]
    [InlineData("fr, en;q=0.3, ru;q=0.7", "ru")]
    [InlineData("fr", "de")]
    [InlineData("*", "de")]
    [InlineData("en;q=0, ru", "ru")]
    [InlineData("complete ;;; nonsense ==", "de")]
    public async Task Error_ByAcceptLanguage_SpeaksIt(string? asked, string spoken)
    {
        var reply = (await workshop.Crm.PostAsync("trials", new { Product = "NOPE", SystemId = "01234-56789-ABCDE-FGFQZ" }, asked)).Refused(HttpStatusCode.NotFound, "product-not-found");
        Assert.Equal(spoken, reply.Headers["Content-Language"]);
        Assert.StartsWith(spoken switch { "en" => "This product", "ru" => "Такой продукт", _ => "Dieses Produkt" }, reply.Text("detail"));
    }

    [Fact]
    public async Task Validation_ByAcceptLanguage_SpeaksIt()
    {
        var reply = await workshop.Crm.PostAsync("validations", new { LicenseKey = Crm.UnknownKey().ToString(), SystemId = Crm.NewComputer().ToString() }, "ru");
        Assert.StartsWith("Такой лицензионный ключ", reply.Text("detail"));
    }

    [Fact]
    public void EveryCode_InEveryLanguage_HasTextAndNextStep()
    {
        foreach (var code in RefusalCodes.Status.Keys.Append(RefusalCodes.ActivationCodeRejected))
        {
            var texts = Enum.GetValues<Language>().Select(language => ProblemTexts.Get(new Refusal(code), language)).ToList();
            Assert.All(texts, text => Assert.All([text.What, text.Next], sentence => Assert.EndsWith(".", sentence)));
            Assert.Equal(3, texts.Select(text => text.What).Distinct().Count());
            Assert.Matches(@"\p{IsCyrillic}", texts[(int)Language.Russian].Next);
        }
    }
}
