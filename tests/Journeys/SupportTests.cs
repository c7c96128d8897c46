using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.Journeys;

/// <summary>A question with a file, and its answer.</summary>
[Collection(Journeys.Name)]
public sealed class SupportTests(VendorWorkshop fixture)
{
    private readonly Workshop workshop = fixture.Workshop;

    [SkippableFact]
    public async Task Question_IsAnsweredByTheOwner_AndTheCustomerReadsIt()
    {
        using var person = await Person.CustomerAsync(workshop, language: "ru");
        var log = workshop.Owner.Write("журнал.txt", "12:03 принтер не отвечает\n");
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Phone, "ru-RU");
        await window.SignInAsync(person.Browser, workshop.Server);
        var page = await window.NewPageAsync();
        var looks = await Looks.AtAsync(page, workshop.Server);
        await page.GotoAsync("/ru/support");
        await page.FollowAsync("Новое обращение");
        await page.FillInAsync("Тема", "Не печатает");
        await page.FillInAsync("Сообщение", "Со вчерашнего дня.\n\nЧто делать?");
        await page.GetByLabel("Файлы (необязательно)").SetInputFilesAsync(log);
        await page.PressAsync("Отправить");
        await page.SaysAsync("Ваше обращение получено.", "ждёт нас", "журнал.txt");
        await looks.ExamineAsync();

        using var owner = await Person.OwnerAsync(workshop);
        await using var desk = await Chromium.OpenAsync(workshop.Server, Screen.Desktop);
        await desk.SignInAsync(owner.Browser, workshop.Server);
        var there = await desk.NewPageAsync();
        await there.GotoAsync("/de/owner");
        await there.FollowAsync("Support-Anfragen");
        await there.FollowAsync("Не печатает");
        await there.SaysAsync("Со вчерашнего дня.", person.Email);
        var download = await there.RunAndWaitForDownloadAsync(() => there.FollowAsync("журнал.txt"));
        Assert.Equal(await File.ReadAllTextAsync(log), await File.ReadAllTextAsync(await download.PathAsync()));
        await there.FillInAsync("Nachricht", "Пожалуйста, обновите драйвер.");
        await there.PressAsync("Antwort senden");
        await there.SaysAsync("Die Antwort ist gespeichert", "beantwortet");

        await page.GotoAsync(Mailbox.Link(await person.Mailbox.WaitForAsync(person.Email, 2)));
        await page.SaysAsync("Пожалуйста, обновите драйвер.", "есть ответ");
        looks.AreGood();
    }
}
