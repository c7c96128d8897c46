using System.Globalization;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Journal;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages.Owner;

/// <summary>What was sold and paid, by months; the year's export for the tax adviser; reminders of what is overdue.</summary>
internal sealed class FiguresModel(Database database, JournalExport journal, RemindInvoices remind, TimeProvider time, IStringLocalizer<InvoicingTexts> texts) : InvoicingPage(texts)
{
    /// <summary>The year; this one where none is named.</summary>
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    /// <summary>The year that is shown.</summary>
    public int Shown => Year is >= 2000 and <= 2099 ? Year.Value : Today.Year;

    /// <summary>The months.</summary>
    public IReadOnlyList<Figures> Months { get; private set; } = [];

    /// <summary>The invoices of which customers would be reminded today.</summary>
    public IReadOnlyList<Reminder> Due { get; private set; } = [];

    /// <summary>How many were just reminded of; null where none was asked for.</summary>
    public int? Reminded { get; private set; }

    private DateTimeOffset Today => time.GetUtcNow();

    public Task OnGetAsync(int? reminded)
    {
        Reminded = reminded is >= 0 ? reminded : null;
        return LoadAsync();
    }

    public async Task<IActionResult> OnGetExportAsync()
    {
        var stream = TemporaryFile.Create();
        Response.RegisterForDispose(stream);
        await Task.Run(() => journal.Write(stream, Shown));
        stream.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(stream, "application/zip", $"journal-{Shown.ToString(CultureInfo.InvariantCulture)}.zip");
    }

    public async Task<IActionResult> OnPostRemindAsync()
    {
        var done = await Task.Run(() => remind.Run(Day.Of(Today), Actor.Web));
        return done.TryGet(out var reminders, out var refusal) ? GoTo("/owner/figures?reminded=" + reminders.Count(reminder => !reminder.IsUnreachable)) : Refuse(refusal);
    }

    /// <summary>A month for people: 11/2026.</summary>
    public static string MonthOf(Figures figures) => $"{figures.Month[5..]}/{figures.Month[..4]}";

    private async Task LoadAsync()
    {
        Months = await database.ReadAsync(session => Figures.Of(session, Shown), HttpContext.RequestAborted);
        Due = remind.Look(Day.Of(Today));
    }
}
