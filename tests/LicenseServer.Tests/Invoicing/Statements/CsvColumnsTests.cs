using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>CSV files of banks that nobody knows.</summary>
public class CsvColumnsTests
{
    private const string Unknown = "Tag;Bewegung;Wer;Wofür\n08.12.2025;149,00;Gruber;Rechnung 1";

    [Theory]
    [InlineData("Datum;Betrag;Auftraggeber;Zweck\n08.12.2025;149,00;Gruber;Rechnung 1")]
    [InlineData("Date,Amount,Currency,Payer,Text\n2025-12-08,149.00,EUR,Gruber,Rechnung 1")]
    [InlineData("Date\tAmount (EUR)\tPartner Name\tPayment Reference\n08/12/2025\t149.00\tGruber\tRechnung 1")]
    [InlineData("Buchungstag;Soll;Haben;Name;Verwendungszweck 1;Verwendungszweck 2\n08.12.2025;;149,00;Gruber;Rechnung 1;\n08.12.2025;2,00;;Gruber;Strom;")]
    [InlineData("Buchungstag;Soll;Haben;Name;Text\n08.12.2025;0,00;149,00;Gruber;Rechnung 1\n08.12.2025;-2,00;0,00;Gruber;Strom")]
    [InlineData("Datum;Umsatz;Soll/Haben;Name;Text\n08.12.2025;149,00;H;Gruber;Rechnung 1\n08.12.2025;2,00;S;Gruber;Strom")]
    [InlineData("Buchungstag;Valuta;Auftraggeber/Zahlungsempfänger;Empfänger/Zahlungspflichtiger;Vorgang/Verwendungszweck;Währung;Umsatz; \n08.12.2025;08.12.2025;Seller;Gruber;Rechnung 1;EUR;149,00;H\n08.12.2025;08.12.2025;Seller;Gruber;Strom;EUR;2,00;S")]
    [InlineData("Buchungstag;Wert;Begünstigter / Auftraggeber;Verwendungszweck;Betrag;Soll;Haben;Währung\n08.12.2025;08.12.2025;Gruber;Rechnung 1;;;149,00;EUR\n08.12.2025;08.12.2025;Gruber;Strom;2,00;-2,00;;EUR")]
    [InlineData("sep=;\nDatum;Betrag;Name;Text\n\n08.12.2025;149,00;Gruber;Rechnung 1;\n;;;\nKontostand;2.000,00;;\n")]
    public void Columns_OfKnownNames_AreRecognized(string text)
    {
        var entry = Assert.Single(Credits(text));
        Assert.Equal(("2025-12-08", "149.00", "Gruber", "Rechnung 1"), (entry.BookedOn, entry.Amount.ToString(), entry.Payer, entry.Remittance));
    }

    [Fact]
    public void Columns_OfUnknownNames_AreNamedInTheRefusal()
    {
        var refusal = Refusal("Bank;X\n" + Unknown);
        Assert.Equal("file has no columns that are known: Tag, Bewegung, Wer, Wofür", refusal.Message);
        Assert.Contains("date=Buchung,amount=Umsatz", refusal.Hint);
    }

    [Fact]
    public void Mapping_OfUnknownNames_MakesThemKnown()
    {
        var entry = Assert.Single(Entries(Unknown, mapping: ColumnMapping.Parse("date=tag, amount=Bewegung ,payer=Wer,text=\"Wofür\"").Value));
        Assert.Equal(("2025-12-08", "149.00", "Gruber", "Rechnung 1"), (entry.BookedOn, entry.Amount.ToString(), entry.Payer, entry.Remittance));
    }

    [Fact]
    public void Mapping_WithANameThatIsNotThere_IsRefusedWithTheNamesThatAre()
    {
        var refusal = Refusal(Unknown, mapping: ColumnMapping.Parse("date=Tag,amount=Umsatz").Value);
        Assert.Equal(("file has no columns that are known: Tag, Bewegung, Wer, Wofür", true), (refusal.Message, refusal.Hint.Contains("every column of the mapping")));
    }

    [Fact]
    public void Mapping_OfAFieldToNothing_LeavesItOut() =>
        Assert.Equal(EntryKind.Payment, Assert.Single(Entries("Datum;Betrag;Status\n08.12.2025;1,00;in Ordnung", mapping: ColumnMapping.Parse("status=").Value)).Kind);

    [Theory]
    [InlineData("date", "'date' in the mapping has no '='")]
    [InlineData("day=Tag", "the mapping has no field 'day'")]
    [InlineData("date=Tag,date=Datum", "the mapping names the field 'date' twice")]
    [InlineData("date=Tag,value=tag", "the mapping names a column twice")]
    [InlineData("date=\"Tag", "a quotation mark in the mapping is not closed")]
    [InlineData("date=€", "the mapping names a column without letters or digits")]
    [InlineData("", "'' in the mapping has no '='")]
    public void Mapping_ThatIsNone_IsRefused(string text, string message) => Assert.Equal(message, ColumnMapping.Parse(text).Refusal?.Message);

    [Theory]
    [InlineData("08.12.2025;abc;Gruber;x;;", "the column 'Betrag' cannot be read: 'abc'")]
    [InlineData("08.12.2025;;Gruber;x;;", "the column 'Betrag' cannot be read: ''")]
    [InlineData("31.02.2025;1,00;Gruber;x;;", "the column 'Datum' cannot be read: '31.02.2025'")]
    [InlineData("08.12.2025;1,00;Gruber;x;Euro;", "the column 'Währung' cannot be read: 'Euro'")]
    [InlineData("08.12.2025;1,00;Gruber;x;;perhaps", "the column 'Status' cannot be read: 'perhaps'")]
    [InlineData("08.12.2025;1,00;Gruber", "there are 3 values and not 6")]
    [InlineData("08.12.2025;1,00;Gruber;x;;;y", "there are 7 values and not 6")]
    [InlineData("08.12.2025;1,00;\"Gruber;x;;", "a quotation mark is not closed, or stands where it may not")]
    public void Row_ThatCannotBeRead_RefusesTheFileWithItsLine(string row, string message) =>
        Assert.Equal($"file: line 4: {message}", Refusal($"Bank;X\nDatum;Betrag;Name;Text;Währung;Status\n08.12.2025;1,00;Gruber;x;EUR;gebucht\n{row}").Message);

    [Theory]
    [InlineData("Kontonummer:;DE02 5001 0517 0137 0750 30 / Girokonto;")]
    [InlineData("Konto: DE02500105170137075030")]
    public void Account_AboveTheColumns_IsCompared(string line) =>
        Assert.Contains("but of …5030", Refusal(line + "\nDatum;Betrag\n08.12.2025;1,00").Message);

    [Fact]
    public void Columns_BelowTheSixtiethLine_AreNotLookedFor()
    {
        Assert.Single(Entries(string.Concat(Enumerable.Repeat("x\n", 59)) + "Datum;Betrag\n08.12.2025;1,00"));
        Assert.Contains("no columns", Refusal(string.Concat(Enumerable.Repeat("x\n", 60)) + "Datum;Betrag\n08.12.2025;1,00").Message);
    }

    [Fact]
    public void Line_WithoutEnd_IsRefused()
    {
        Assert.Contains("a line of more than", Refusal(new string('x', 70_000)).Message);
        Assert.Contains("damaged", Refusal("Datum;Betrag\n08.12.2025;\"" + new string('x', 2 << 20)).Message);
    }

    [Fact]
    public void Columns_ThatAreThereTwice_AreRefused() => Assert.Contains("the column 'Betrag' is there twice", Refusal("Datum;Betrag;Betrag;Text\n08.12.2025;1,00;2,00;x").Message);

    [Fact]
    public void Amounts_InBothColumns_AreRefused() =>
        Assert.Contains("are both filled", Refusal("Datum;Soll;Haben\n08.12.2025;1,00;2,00").Message);
}
