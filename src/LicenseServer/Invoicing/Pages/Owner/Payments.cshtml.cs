using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Payments;
using JkLab.LicenseServer.Invoicing.Statements;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages.Owner;

/// <summary>Takes the bank's statement in and shows what waits for a decision, each with what it could be for; and the open invoices.</summary>
[UploadLimit(MaxBody)]
internal sealed class PaymentsModel(Database database, ImportStatements import, AssignPayment assign, UndoPayment undo, TimeProvider time, IStringLocalizer<InvoicingTexts> texts)
    : InvoicingPage(texts)
{
    /// <summary>Bytes of a form with its files.</summary>
    private const long MaxBody = 50 * 1024 * 1024;

    /// <summary>Bytes of the files alone.</summary>
    public const long MostInFiles = MaxBody - (64 * 1024);

    private const int Most = 50;

    private static readonly string[] Deeds = ["assigned", "dismissed", "undone", "refused"];

    /// <summary>The statements.</summary>
    [BindProperty] public List<IFormFile> Files { get; set; } = [];

    /// <summary>What an import did, sentence by sentence.</summary>
    public IReadOnlyList<string> Result { get; private set; } = [];

    /// <summary>Why a file was not taken in: in the words of the command line, which names files, lines and columns.</summary>
    public (string Message, string Hint)? Problem { get; private set; }

    /// <summary>What waits, each with its proposals.</summary>
    public IReadOnlyList<(Payment Payment, IReadOnlyList<Proposal> Proposals)> Open { get; private set; } = [];

    /// <summary>The invoices that wait for money, those first that were due first.</summary>
    public IReadOnlyList<(Receivable State, long Order)> Invoices { get; private set; } = [];

    /// <summary>Today, yyyy-MM-dd.</summary>
    public LicenseCore.Day Today => LicenseCore.Day.Of(time.GetUtcNow());

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    /// <inheritdoc/>
    public override bool HasFailed => base.HasFailed || Problem is not null;

    public Task OnGetAsync(string? done)
    {
        Done = Deeds.Contains(done) ? done : null;
        return LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (UploadLimitAttribute.IsExceeded(HttpContext)) Blame("files", T["StatementTooMuch"]);
        else if (Files.Count == 0) Blame("files", T["StatementMissing"]);
        else await Task.Run(Import);
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAssignAsync(long id, string? invoices, bool enough) => DoAsync("assigned", session => assign.Run(
        session, id, (invoices ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries), enough, Actor.Web).Refusal);

    public Task<IActionResult> OnPostDismissAsync(long id, string? reason) => DoAsync("dismissed", session => DismissPayment.Run(session, id, reason ?? "", Actor.Web).Refusal);

    public Task<IActionResult> OnPostUndoAsync(long id, bool suspend) => DoAsync("undone", session => undo.Run(session, id, suspend, Actor.Web).Refusal);

    /// <summary>When a payment was booked.</summary>
    public string DateOf(Payment payment) => LicenseCore.Day.TryParse(payment.BookedOn, out var day) ? Date(day) : payment.BookedOn;

    /// <summary>Why something is proposed.</summary>
    public string Why(Payment payment, Proposal proposal)
    {
        var state = proposal.State;
        var numbers = proposal.Parts.Count > 1 ? string.Join(", ", proposal.Parts.Select(part => part.State.Number)) : state.Number;
        object second = proposal.Code == Proposal.Returned ? payment.ReturnedOn! : Amount(payment.Left < state.Left ? state.Left - payment.Left : payment.Left - state.Left);
        return T["Why-" + proposal.Code, numbers, second, state.Buyer, Amount(state.Left)];
    }

    // The files lie in the server's temporary folder until the request ends, and are deleted then.
    private void Import()
    {
        var opened = new List<StatementFile>();
        try
        {
            var account = import.Account();
            foreach (var file in Files) opened.Add(StatementFile.Open(file.OpenReadStream(), Path.GetFileName(file.FileName), account));
            Result = [.. Sentences(import.Run(import.Check(opened, () => { }), Actor.Web, () => { }))];
        }
        catch (OwnerException e) when (e is not StorageException)
        {
            Problem = (e.Message, e.Hint);
        }
        finally
        {
            foreach (var file in opened) file.Dispose();
        }
    }

    private IEnumerable<string> Sentences(ImportResult result)
    {
        yield return Count("ResultEntries", result.Entries);
        if (result.New + result.Returned.Count == 0) yield return T["ResultNothing"];
        if (result.Matched.Count == 1) yield return T["ResultMatchedOne", result.Matched[0].InvoiceNumber];
        if (result.Matched.Count > 1) yield return T["ResultMatched", result.Matched.Count, string.Join(", ", result.Matched.Take(20).Select(paid => paid.InvoiceNumber)) + (result.Matched.Count > 20 ? " …" : "")];
        if (result.Open > 0) yield return Count("ResultOpen", result.Open);
        if (result.Returned.Count > 0) yield return Count("ResultReturned", result.Returned.Count);
        if (result.Known > 0) yield return Count("ResultKnown", result.Known);
        if (result.Ignored > 0) yield return Count("ResultIgnored", result.Ignored);
    }

    private async Task<IActionResult> DoAsync(string done, Func<Session, Refusal?> act)
    {
        var result = await database.WriteAsync<bool>(session => act(session) is { } refusal ? refusal : true);
        return GoTo("/owner/payments?done=" + (result.Refusal is null ? done : "refused"));
    }

    private async Task LoadAsync() => await database.ReadAsync(
        session =>
        {
            var propose = new ProposePayment(session);
            Open = [.. Payment.All(session, onlyOpen: true, Most).Select(payment => (payment, propose.For(payment)))];
            Invoices = Receivable.AllOpen(session, Most);
            return true;
        },
        HttpContext.RequestAborted);
}
