using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Invoicing;

/// <summary>Every kind of invoice, looked at by programs made elsewhere: the schemas of Factur-X, qpdf, PDFBox, poppler, zbar.</summary>
public sealed partial class DocumentTests : IDisposable
{
    /// <summary>With a folder here every PDF and XML is kept in it, for the checks that are run by hand (docs/testing.md).</summary>
    private static readonly string? Keep = Environment.GetEnvironmentVariable("JKLAB_KEEP_INVOICES");

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private static readonly Seller Small = new("JK-LAB", "Werkstraße 12", "04109", "Leipzig", "DE", "rechnung@jk-lab.example", "181/815/08155", null, true, Selling.Iban, null, Selling.Holder);
    private static readonly Seller Regular = Small with { IsSmallBusiness = false, TaxRate = Seller.FullRate, VatId = "DE136695976", Bic = "COBADEFFXXX" };
    private static readonly BillingAddress Buyer = new("Müller Gebäudereinigung GmbH", "Hauptstraße 5", "10115", "Berlin", "DE", null);
    private static readonly InvoiceLine One = new("KBRS CRM standard", 1, new Money(14900)) { Note = "Unbefristete Lizenz je Arbeitsplatz · Lizenznummer 1563860989" };

    private static readonly Correction Before = new("2026-0009", "2026-11-27", "");

    private static readonly Dictionary<string, InvoiceDocument> Kinds = new()
    {
        ["small business, one seat"] = Of(Small, Buyer, One),
        ["small business, many seats"] = Of(Small, Buyer, One with { Quantity = 4095 }),
        ["regular, one seat"] = Of(Regular, Buyer, One),
        ["regular, many seats, cents that do not divide"] = Of(Regular, Buyer with { VatId = "DE136695976" }, One with { Quantity = 7, Price = new Money(1333) }),
        ["credit note, small business"] = Back(Of(Small, Buyer, One)),
        ["credit note, regular"] = Back(Of(Regular, Buyer, One with { Quantity = 3 })),
        ["umlauts"] = Of(Small, new BillingAddress("Ärger & Söhne <Größe> \"ß\"", "Öxlestraße 1", "80331", "Würzburg", "DE", null), One),
        ["Cyrillic"] = Of(Regular, new BillingAddress("Чистый дом – Иванова Екатерина", "ул. Щорса 3", "10115", "Берлин", "DE", null), One),
        ["a name of 200 letters"] = Of(Small, Buyer with { Name = string.Concat(Enumerable.Repeat("Gebäudereinigungsgesellschaft ", 7))[..200] }, One),
        ["a name of 200 letters without a space"] = Of(Small, Buyer with { Name = new string('W', 200) }, One),
        ["12 lines"] = Of(Regular, Buyer, [.. Enumerable.Range(1, 12).Select(i => One with { Quantity = i })]),
        ["60 lines on several pages"] = Of(Regular, Buyer, [.. Enumerable.Range(1, 60).Select(i => One with { Quantity = i })]),
        ["issued anew"] = Of(Small, Buyer, One) with { Replaces = Before },
        ["issued anew, partly paid"] = Of(Regular, Buyer, One) with { Replaces = Before, Paid = new Money(10000) },
        ["issued anew, paid"] = Of(Regular, Buyer, One) with { Replaces = Before, DueOn = null, Paid = new Money(17731), SuppliedOn = "2026-11-28" },
        ["sample"] = Of(Small, Buyer, One) with { IsSample = true },
    };

    private readonly Owner owner = new();

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Xml_OfAnyKind_IsValidByTheSchema(string kind)
    {
        var problems = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schemas() };
        settings.ValidationEventHandler += (_, e) => problems.Add(e.Message);
        using var reader = XmlReader.Create(new StringReader(InvoiceXml.Write(Kinds[kind])), settings);
        while (reader.Read())
        {
        }

        Assert.Empty(problems);
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Pdf_OfAnyKind_IsSoundAndCarriesItsXml(string kind)
    {
        Tool.Need("qpdf", "--version");
        Tool.Need("pdfdetach", "-v");
        var (pdf, xml) = Write(kind);
        var (status, words) = Tool.Run("qpdf", "--check", pdf);
        Assert.True(status == 0 && !words.Contains("WARNING"), words);

        var detached = owner.PathTo("detached.xml");
        Assert.Equal(0, Tool.Run("pdfdetach", "-savefile", "factur-x.xml", "-o", detached, pdf).Status);
        Assert.Equal(xml, File.ReadAllText(detached));
        Assert.Equal(Encoding.UTF8.GetBytes(xml), File.ReadAllBytes(detached));
    }

    // It knows PDF/A-1 alone, in which nothing may be embedded: what it says of these three places it says of every PDF/A-3 with a file.
    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Pdf_OfAnyKind_IsArchivable(string kind)
    {
        const string Java = "/usr/share/java/";
        Tool.Need("java", "-version");
        if (!File.Exists(Java + "preflight.jar")) Tool.Missing("PDFBox preflight");
        var jars = string.Join(':', new[] { "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation", "jaxb-api" }.Select(jar => $"{Java}{jar}.jar"));
        var words = Tool.Run("java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", Write(kind).Pdf).Words;
        Assert.Equal(["1.4.7", "1.2.9", "7.11.2"], Finding().Matches(words).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Amounts_OfAnyKind_AddUp(string kind)
    {
        var document = Kinds[kind];
        var xml = XDocument.Parse(InvoiceXml.Write(document));
        var lines = Values(xml, "LineTotalAmount").ToList();
        Assert.Equal(document.Net.Euro, lines[..^1].Sum());
        Assert.Equal(document.Net.Euro, lines[^1]);
        Assert.Equal(document.Seller.IsSmallBusiness ? 0 : Math.Round(document.Net.Euro * 0.19m, 2, MidpointRounding.AwayFromZero), Values(xml, "TaxTotalAmount").Single());
        Assert.Equal(document.Net.Euro + Values(xml, "TaxTotalAmount").Single() - document.Paid.Euro, Values(xml, "DuePayableAmount").Single());
        Assert.Equal(document.IsCreditNote ? "381" : "380", xml.Descendants().First(element => element.Name.LocalName == "TypeCode").Value);
    }

    [SkippableTheory]
    [InlineData("small business, one seat", 1)]
    [InlineData("a name of 200 letters", 1)]
    [InlineData("12 lines", 2)]
    [InlineData("60 lines on several pages", 4)]
    public void Pdf_OnPaper_SaysEverythingOnSoManyPages(string kind, int pages)
    {
        Tool.Need("pdftotext", "-v");
        var document = Kinds[kind];
        var text = owner.PathTo("text.txt");
        Assert.Equal(0, Tool.Run("pdftotext", "-layout", Write(kind).Pdf, text).Status);
        var words = File.ReadAllText(text);
        Assert.Equal(pages, words.Count(symbol => symbol == '\f'));
        foreach (var part in new[]
        {
            "Rechnung 2026-0001", "29.11.2026", "13.12.2026", document.Buyer.Street, document.Buyer.City, "DE89 3704 0044 0532 0130 00", Selling.Holder, "RF25 2026 0001 D",
            document.Seller.IsSmallBusiness ? "§ 19 UStG" : "Umsatzsteuer 19 %", InvoiceWords.Amount(document.Total), "Steuernummer 181/815/08155", "bei Zahlungseingang",
        }) Assert.Contains(part, words);
        Assert.Contains(string.Join(' ', document.Buyer.Name.Split(' ')[..2]), words);
    }

    // A window of 85 by 27.3 mm, 25 mm from the left and 62.7 mm from the top, and 210 mm high pages: in points, from the upper left corner.
    [SkippableTheory]
    [InlineData("small business, one seat")]
    [InlineData("a name of 200 letters")]
    [InlineData("a name of 200 letters without a space")]
    public void Address_OfAnyLength_StandsInTheWindow(string kind)
    {
        Tool.Need("pdftotext", "-v");
        var text = owner.PathTo("window.txt");
        Assert.Equal(0, Tool.Run("pdftotext", "-r", "72", "-x", "68", "-y", "177", "-W", "241", "-H", "78", Write(kind).Pdf, text).Status);
        var address = Kinds[kind].Buyer;
        Assert.Equal((address.Name + address.Street + "10115Berlin").Replace(" ", ""), Spaces().Replace(File.ReadAllText(text), ""));
    }

    [SkippableFact]
    public void GiroCode_OnPaper_IsReadFieldByField()
    {
        Tool.Need("zbarimg", "--version");
        Tool.Need("pdftoppm", "-v");
        var picture = owner.PathTo("page");
        Assert.Equal(0, Tool.Run("pdftoppm", "-r", "150", "-png", "-singlefile", Write("regular, one seat").Pdf, picture).Status);
        var (status, words) = Tool.Run("zbarimg", "--quiet", "--raw", picture + ".png");
        Assert.True(status == 0, words);
        Assert.Equal(["BCD", "002", "1", "SCT", "COBADEFFXXX", Selling.Holder, Selling.Iban, "EUR177.31", "", "RF2520260001D"], words.Split('\n')[..10]);
    }

    [Fact]
    public void GiroCode_WithTheLongestFields_IsShortEnough()
    {
        var seller = Regular with { AccountHolder = new string('ü', 70) };
        var text = GiroCode.Of(seller, Money.Most, PaymentReference.Of("99999999999999999999"));
        Assert.True(Encoding.UTF8.GetByteCount(text) <= 331);
        Assert.True(LicenseServer.Web.QrPicture.Modules(text).Count - 8 <= 17 + (4 * 13));
    }

    public void Dispose() => owner.Dispose();

    private (string Pdf, string Xml) Write(string kind)
    {
        var xml = InvoiceXml.Write(Kinds[kind]);
        var pdf = InvoicePdf.Write(Kinds[kind], xml, Now);
        foreach (var folder in new[] { owner.Folder, Keep }.OfType<string>())
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, kind.Replace(',', ' ') + ".pdf"), pdf);
            File.WriteAllText(Path.Combine(folder, kind.Replace(',', ' ') + ".xml"), xml);
        }

        return (owner.PathTo(kind.Replace(',', ' ') + ".pdf"), xml);
    }

    private static InvoiceDocument Of(Seller seller, BillingAddress buyer, params InvoiceLine[] lines) =>
        new("2026-0001", "2026-11-29", "2026-12-13", 167575007, seller, buyer, lines, PaymentReference.Of("2026-0001"), null);

    private static InvoiceDocument Back(InvoiceDocument invoice) =>
        invoice with { Number = "2026-0002", DueOn = null, Reference = null, Corrects = new Correction("2026-0001", "2026-11-29", "falsche Anschrift") };

    private static IEnumerable<decimal> Values(XDocument xml, string name) =>
        xml.Descendants().Where(element => element.Name.LocalName == name).Select(element => decimal.Parse(element.Value, System.Globalization.CultureInfo.InvariantCulture));

    private static XmlSchemaSet Schemas()
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, Path.Combine(AppContext.BaseDirectory, "vectors", "factur-x", "Factur-X_1.07.3_EN16931.xsd"));
        return schemas;
    }

    [GeneratedRegex(@"^(\d[\d.]+) :", RegexOptions.Multiline)]
    private static partial Regex Finding();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
