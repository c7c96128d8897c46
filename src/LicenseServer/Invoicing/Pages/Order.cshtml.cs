using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Invoicing.Prices;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Invoicing.Pages;

/// <summary>
/// Orders, in two steps: the form, then an overview with the total directly above the button by which one orders (§ 312j BGB). With <c>?license=</c> it
/// extends a licence of whoever is signed in.
/// </summary>
internal sealed class OrderModel(Database database, SellerSettings settings, PlaceOrder place, RandomNumberGenerator random, TimeProvider time, IStringLocalizer<InvoicingTexts> texts)
    : InvoicingPage(texts)
{
    /// <summary>What was typed.</summary>
    [BindProperty(Name = "")] public OrderForm Form { get; set; } = new();

    /// <summary>Whether a consumer wants the licence before the withdrawal period ends (§ 356(5) BGB).</summary>
    [BindProperty] public bool StartsAtOnce { get; set; }

    /// <summary>The total that stood above the button.</summary>
    [BindProperty] public string? Total { get; set; }

    /// <summary>The licence that is extended, or null.</summary>
    [BindProperty(SupportsGet = true, Name = "license")] public long? LicenseNumber { get; set; }

    /// <summary>Who sells; null while nobody does.</summary>
    public Seller? Seller { get; } = settings.Seller;

    /// <summary>What is sold: value and words.</summary>
    public IReadOnlyList<(string Value, string Words)> Choices { get; private set; } = [];

    /// <summary>The overview; null on the first step.</summary>
    public InvoiceDocument? Overview { get; private set; }

    /// <summary>The licence that is extended.</summary>
    public License? License { get; private set; }

    /// <summary>The day until which it would have to be paid.</summary>
    public Day Due => new(Day.Of(time.GetUtcNow()).Number + settings.PaymentDays);

    // The licence was handed over meanwhile, or was never his.
    private bool IsGone => LicenseNumber is not null && License is null;

    private int LeastSeats => License is not null && Form.Choice != $"{License.Product}/{License.Edition}" ? 0 : 1;

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync(fill: true);
        return IsGone ? NotFound() : Page();
    }

    /// <summary>Back from the overview.</summary>
    public async Task<IActionResult> OnPostChangeAsync()
    {
        await LoadAsync(fill: false);
        return IsGone ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync(fill: false);
        if (IsGone) return NotFound();
        Overview = await CheckAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostPlaceAsync()
    {
        await LoadAsync(fill: false);
        if (Form.Id != 0 && await database.ReadAsync(session => Order.OfAccount(session, User.AccountId(), Form.Id), HttpContext.RequestAborted) is not null) return GoTo($"/orders/{Form.Id}");
        if (IsGone) return NotFound();
        if (await CheckAsync() is not { } overview) return Page();
        if (overview.Total.ToString() != Total)
        {
            Overview = overview;
            Blame("total", T["TotalChanged"]);
            return Page();
        }

        if (Form.IsConsumer && !StartsAtOnce)
        {
            Overview = overview;
            Blame("startsAtOnce", T["StartAtOnceMissing"]);
            return Page();
        }

        var result = await database.WriteAsync(session => place.Run(session, ReadOrder(session), User.AccountId()));
        return result.TryGet(out var order, out var refusal) ? GoTo($"/orders/{order.Id}?done=placed") : Refuse(refusal);
    }

    private async Task<InvoiceDocument?> CheckAsync()
    {
        if (Seller is null) return null;
        if (Choices.All(known => known.Value != Form.Choice)) Blame("choice", T["CannotOrder"]);
        if (!(Form.Seats >= LeastSeats && Form.Seats <= OrderLines.MaxSeats)) Blame("seats", T["SeatsWrong", LeastSeats]);
        if (Form.Buyer is not ("business" or "consumer")) Blame("buyer", T["BuyerMissing"]);
        BlameAddress(Form.Address.Refusal);
        if (HasFailed) return null;
        if (Form.Id is < 100_000_000 or > 999_999_999) Form.Id = await database.ReadAsync(session => NewId.Number(session, random, "orders"), HttpContext.RequestAborted);
        var today = Day.Of(time.GetUtcNow());
        var lines = await database.ReadAsync(session => OrderLines.Of(session, ReadOrder(session), today), HttpContext.RequestAborted);
        if (lines.TryGet(out var bought, out _))
            return new InvoiceDocument("", today.ToString(), Due.ToString(), Form.Id, Seller, Form.Address.Value, bought.Lines, null, null);
        Blame("choice", T[License is null ? "CannotOrder" : "CannotExtend"]);
        return null;
    }

    private NewOrder ReadOrder(Session session)
    {
        var (product, edition) = Form.Choice!.Split('/') is [var first, var second] ? (first, second) : ("", "");
        return new NewOrder
        {
            Product = product,
            Edition = edition,
            Seats = Form.Seats,
            Email = User.Email(),
            Address = Form.Address.Value,
            IsConsumer = Form.IsConsumer,
            License = LicenseNumber is { } number ? FindLicense.OfAccount(session, User.AccountId(), number) : null,
            Id = Form.Id,
        };
    }

    private async Task LoadAsync(bool fill) => await database.ReadAsync(
        session =>
        {
            License = LicenseNumber is { } number ? FindLicense.OfAccount(session, User.AccountId(), number) : null;
            if (fill) Form = OrderForm.For(session, User.AccountId());
            if (Seller is null) return true;
            Choices =
            [
                .. Price.ForSale(session, Day.Of(time.GetUtcNow())).Where(sold => License is null || sold.Product.Number == License.ProductNumber)
                    .Select(sold => ($"{sold.Product.Code}/{sold.Edition.Code}", Words($"{sold.Product.Name} {sold.Edition.Code}", sold.Amount))),
            ];
            if (fill) Form.Choice = License is null ? Choices.FirstOrDefault().Value : $"{License.Product}/{License.Edition}";
            return true;
        },
        HttpContext.RequestAborted);

    // Consumers are always shown the price with tax; who he is, is asked on the same page.
    private string Words(string what, Money price) => Seller!.IsSmallBusiness ? T["PerSeat", what, Amount(price)]
        : T["PerSeatBoth", what, Amount(price), Amount(price + price.Percent(Seller.TaxRate))];
}
