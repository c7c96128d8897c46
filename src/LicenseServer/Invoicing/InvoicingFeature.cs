using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing.Consumers;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Journal;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Invoicing.Payments;
using JkLab.LicenseServer.Invoicing.Prices;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing;

/// <summary>Prices, orders, invoices and payments.</summary>
public sealed class InvoicingFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<string> SettingNames => SellerSettings.Names;

    /// <inheritdoc/>
    public IEnumerable<string> CheckSettings(IConfiguration settings) => SellerSettings.Check(settings);

    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => InvoicingData.All;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<SellerSettings>().AddSingleton<SetPrice>().AddSingleton<WithdrawalLetters>().AddSingleton<WithdrawOrder>().AddSingleton<InvoicingLetters>()
            .AddSingleton<IssueInvoice>().AddSingleton<PlaceOrder>().AddSingleton<CancelInvoice>().AddSingleton<CorrectInvoice>().AddSingleton<SendInvoice>()
            .AddSingleton<SettleInvoice>().AddSingleton<AssignPayment>().AddSingleton<UndoPayment>().AddSingleton<BookEntry>().AddSingleton<ImportStatements>()
            .AddSingleton<RemindInvoices>().AddSingleton<JournalExport>();

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => SendInvoice.Map(routes);

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) => [PriceVerbs.Create(context), OrderVerbs.Create(context), InvoiceVerbs.Create(context), PaymentVerbs.Create(context), JournalVerbs.Create(context)];
}
