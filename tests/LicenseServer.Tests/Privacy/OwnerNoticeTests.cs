using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Privacy;

/// <summary>What the owner is written to when customers use their rights.</summary>
public sealed class OwnerNoticeTests(VendorWorkshop fixture) : IClassFixture<VendorWorkshop>
{
    [Fact]
    public async Task RestrictingAndObjecting_TellTheOwner_AndNameNobody()
    {
        using var customer = await Fixtures.Person.CustomerAsync(fixture.Workshop);
        await (await customer.OpenAsync("/account/data")).PressAsync("Widersprechen");
        await (await customer.OpenAsync("/account/data")).PressAsync("Verarbeitung einschränken");
        await (await customer.OpenAsync("/account/data")).PressAsync("Einschränkung aufheben");

        await customer.Mailbox.WaitForAsync(VendorWorkshop.Address, count: 2);
        var letters = customer.Mailbox.To(VendorWorkshop.Address);
        Assert.Equal(
            ["Ein Kunde hat die Verarbeitung seiner Daten eingeschränkt", "Ein Kunde widerspricht der Verarbeitung seiner Daten"],
            letters.Select(letter => letter.Subject).Order(StringComparer.Ordinal));
        Assert.All(letters, letter => Assert.DoesNotContain(customer.Email, letter.ToString()));
    }
}
