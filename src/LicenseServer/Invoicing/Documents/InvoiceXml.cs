using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>
/// An invoice for machines: UN/CEFACT Cross Industry Invoice D22B as Factur-X 1.07 / ZUGFeRD 2.3 has it, profile EN 16931. The order of the elements is
/// the schema's; BT-n and BR-… in the comments are the terms and rules of EN 16931-1.
/// </summary>
internal static class InvoiceXml
{
    private const string Profile = "urn:cen.eu:en16931:2017";
    private const string Piece = "C62"; // "one", UN/ECE Recommendation 20
    private const string SepaTransfer = "58"; // UNTDID 4461

    private static readonly XNamespace Rsm = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static readonly XNamespace Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static readonly XNamespace Udt = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
    private static readonly XNamespace Qdt = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";

    /// <summary>The XML, in UTF-8 without a byte order mark.</summary>
    internal static string Write(InvoiceDocument document)
    {
        var root = new XElement(
            Rsm + "CrossIndustryInvoice",
            new XAttribute(XNamespace.Xmlns + "rsm", Rsm), new XAttribute(XNamespace.Xmlns + "ram", Ram),
            new XAttribute(XNamespace.Xmlns + "udt", Udt), new XAttribute(XNamespace.Xmlns + "qdt", Qdt),
            new XElement(Rsm + "ExchangedDocumentContext", Of("GuidelineSpecifiedDocumentContextParameter", Of("ID", Profile))),
            new XElement(
                Rsm + "ExchangedDocument",
                Of("ID", document.Number), Of("TypeCode", document.IsCreditNote ? "381" : "380"), Of("IssueDateTime", Date(Udt, document.IssuedOn)),
                InvoiceWords.Notes(document).Select(note => Of("IncludedNote", Of("Content", note)))),
            new XElement(
                Rsm + "SupplyChainTradeTransaction",
                document.Lines.Select((line, index) => Line(line, index + 1, document.Seller)),
                Agreement(document), Delivery(document), Settlement(document)));
        using var text = new Utf8Writer();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" })) new XDocument(root).Save(writer);
        return text.ToString();
    }

    private static XElement Line(InvoiceLine line, int number, Seller seller) => Of(
        "IncludedSupplyChainTradeLineItem",
        Of("AssociatedDocumentLineDocument", Of("LineID", number.ToString(CultureInfo.InvariantCulture))),
        Of("SpecifiedTradeProduct", Of("Name", line.Text), line.Note is null ? null : Of("Description", line.Note)),
        Of("SpecifiedLineTradeAgreement", Of("NetPriceProductTradePrice", Of("ChargeAmount", line.Price))),
        Of("SpecifiedLineTradeDelivery", Of("BilledQuantity", line.Quantity.ToString(CultureInfo.InvariantCulture), new XAttribute("unitCode", Piece))),
        Of(
            "SpecifiedLineTradeSettlement",
            Of("ApplicableTradeTax", Of("TypeCode", "VAT"), Of("CategoryCode", Category(seller)), Of("RateApplicablePercent", Rate(seller))),
            Of("SpecifiedTradeSettlementLineMonetarySummation", Of("LineTotalAmount", line.Total))));

    private static XElement Agreement(InvoiceDocument document) => Of(
        "ApplicableHeaderTradeAgreement",
        Of(
            "SellerTradeParty",
            document.Seller.VatId is null ? Of("ID", document.Seller.TaxNumber) : null, // BR-CO-26 wants BT-29, BT-30 or BT-31, and a tax number is none of them
            Of("Name", document.Seller.Name),
            Of("DefinedTradeContact", Of("PersonName", document.Seller.Name), Of("EmailURIUniversalCommunication", Of("URIID", document.Seller.Email))),
            Address(document.Seller.PostalCode, document.Seller.Street, document.Seller.City, document.Seller.Country),
            document.Seller.TaxNumber is null ? null : TaxRegistration("FC", document.Seller.TaxNumber),
            document.Seller.VatId is null ? null : TaxRegistration("VA", document.Seller.VatId)),
        Of(
            "BuyerTradeParty",
            Of("Name", document.Buyer.Name),
            Address(document.Buyer.PostalCode, document.Buyer.Street, document.Buyer.City, document.Buyer.Country),
            document.Buyer.VatId is null ? null : TaxRegistration("VA", document.Buyer.VatId)),
        Of("SellerOrderReferencedDocument", Of("IssuerAssignedID", document.Order.ToString(CultureInfo.InvariantCulture))));

    private static XElement Delivery(InvoiceDocument document) => Of(
        "ApplicableHeaderTradeDelivery",
        document.SuppliedOn is null ? null : Of("ActualDeliverySupplyChainEvent", Of("OccurrenceDateTime", Date(Udt, document.SuppliedOn))));

    private static XElement Settlement(InvoiceDocument document) => Of(
        "ApplicableHeaderTradeSettlement",
        document.Reference is null ? null : Of("PaymentReference", document.Reference),
        Of("InvoiceCurrencyCode", "EUR"),
        document.IsCreditNote ? null : PaymentMeans(document.Seller),
        Of(
            "ApplicableTradeTax",
            Of("CalculatedAmount", document.Tax), Of("TypeCode", "VAT"),
            document.Seller.IsSmallBusiness ? Of("ExemptionReason", InvoiceWords.SmallBusiness) : null, // BR-E-10
            Of("BasisAmount", document.Net), Of("CategoryCode", Category(document.Seller)), Of("RateApplicablePercent", Rate(document.Seller))),
        Of(
            "SpecifiedTradePaymentTerms",
            Of("Description", InvoiceWords.Terms(document)), // BR-CO-25
            document.DueOn is null ? null : Of("DueDateDateTime", Date(Udt, document.DueOn))),
        Of(
            "SpecifiedTradeSettlementHeaderMonetarySummation",
            Of("LineTotalAmount", document.Net), Of("TaxBasisTotalAmount", document.Net), Of("TaxTotalAmount", document.Tax, new XAttribute("currencyID", "EUR")),
            Of("GrandTotalAmount", document.Total), document.Paid == Money.Zero ? null : Of("TotalPrepaidAmount", document.Paid), Of("DuePayableAmount", document.Left)),
        (document.Corrects ?? document.Replaces) is not { } before ? null : Of(
            "InvoiceReferencedDocument", Of("IssuerAssignedID", before.Number), Of("FormattedIssueDateTime", Date(Qdt, before.IssuedOn))));

    private static XElement PaymentMeans(Seller seller) => Of(
        "SpecifiedTradeSettlementPaymentMeans",
        Of("TypeCode", SepaTransfer),
        Of("PayeePartyCreditorFinancialAccount", Of("IBANID", seller.Iban), Of("AccountName", seller.AccountHolder)),
        seller.Bic is null ? null : Of("PayeeSpecifiedCreditorFinancialInstitution", Of("BICID", seller.Bic)));

    private static XElement Address(string postalCode, string street, string city, string country) =>
        Of("PostalTradeAddress", Of("PostcodeCode", postalCode), Of("LineOne", street), Of("CityName", city), Of("CountryID", country));

    private static XElement TaxRegistration(string scheme, string number) => Of("SpecifiedTaxRegistration", Of("ID", number, new XAttribute("schemeID", scheme)));

    private static XElement Date(XNamespace space, string day) =>
        new(space + "DateTimeString", new XAttribute("format", "102"), day.Replace("-", "", StringComparison.Ordinal));

    private static string Category(Seller seller) => seller.IsSmallBusiness ? "E" : "S";

    private static string Rate(Seller seller) => seller.TaxRate.ToString("0.00", CultureInfo.InvariantCulture);

    private static XElement Of(string name, params object?[] content) => new(Ram + name, [.. content.Select(part => part is Money money ? money.ToString() : part)]);

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}
