using System.Text;
using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>The five banks' CSV files, as literal text, in both encodings.</summary>
public class CsvBankTests
{
    private static readonly StatementEntry Paid = new(EntryKind.Payment, null, "2025-12-08", "2025-12-09", Euro("4093.32"), "Kläre Gruber", "Rechnung für 2025-0001", null, null, null);

    private const string Sparkasse = """
        "Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
        "DE02120300000000202051";"08.12.25";"09.12.25";"GUTSCHR. UEBERWEISUNG";"Rechnung für 2025-0001";"";"";"NOTPROVIDED";"";"";"";"Kläre Gruber";"DE00";"BIC";"4093,32";"EUR";"Umsatz gebucht"
        "202051";"08.12.25";"";"GUTSCHR. UEBERWEISUNG";"vorgemerkt";"";"";"";"";"";"";"X";"DE00";"BIC";"1,00";"EUR";"Umsatz vorgemerkt"
        "0000202051";"08.12.25";"08.12.25";"LASTSCHRIFT";"Strom";"";"";"";"";"";"";"X";"DE00";"BIC";"-1143,41";"EUR";"Umsatz gebucht"
        """;

    private const string Dkb = """
        "Girokonto";"DE02120300000000202051"
        ""
        "Kontostand vom 31.12.2025:";"4.093,32 €"
        ""
        "Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
        "08.12.25";"09.12.25";"Gebucht";"Kläre Gruber";"Seller";"Rechnung für 2025-0001";"Eingang";"DE00";"4.093,32";"";"";""
        "";"";"Vorgemerkt";"X";"Seller";"vorgemerkt";"Eingang";"DE00";"1";"";"";""
        "08.12.25";"08.12.25";"Gebucht";"Seller";"X";"Strom";"Ausgang";"DE00";"-1143,41";"";"";""
        """;

    private const string Vr = """
        Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;Gekennzeichneter Umsatz;Glaeubiger ID;Mandatsreferenz
        Kontokorrent;DE02120300000000202051;BIC;Bank;08.12.2025;09.12.2025;Kläre Gruber;DE00;BIC;Gutschrift;Rechnung für 2025-0001;4093,32;EUR;5000,00;;;;
        Kontokorrent;DE02500105170137075030;BIC;Bank;08.12.2025;08.12.2025;X;DE00;BIC;Gutschrift;another account;1,00;EUR;5000,00;;;;
        Kontokorrent;DE02120300000000202051;BIC;Bank;08.12.2025;08.12.2025;X;DE00;BIC;Gutschrift;another currency;1,00;USD;5000,00;;;;
        """;

    private const string Ing = """
        Umsatzanzeige;Datei erstellt am: 31.12.2025 12:00

        IBAN;DE02 1203 0000 0000 2020 51
        Kontoname;Girokonto
        Bank;ING
        Kunde;Seller
        Zeitraum;01.12.2025 - 31.12.2025
        Saldo;4.093,32;EUR

        Sortierung;Datum absteigend

        In der CSV-Datei finden Sie alle bereits gebuchten Umsätze.

        Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung
        08.12.2025;09.12.2025;Kläre Gruber;Gutschrift;Rechnung für 2025-0001;5.000,00;EUR;4.093,32;EUR
        08.12.2025;08.12.2025;X;Gutschrift;another currency;5.000,00;EUR;1,00;USD
        08.12.2025;08.12.2025;X "und" Y;Lastschrift;Strom;5.000,00;EUR;-1.143,41;EUR
        """;

    private const string Commerzbank = """
        Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie
        08.12.2025;09.12.2025;Gutschrift;"Rechnung für 2025-0001";4093,32;EUR;DE02120300000000202051;Unkategorisierte Einnahmen
        08.12.2025;08.12.2025;Lastschrift;"Strom";-1143,41;EUR;DE02120300000000202051;Unkategorisierte Ausgaben
        08.12.2025;08.12.2025;Lastschrift;"Wasser";-1;EUR;DE02120300000000202051;Unkategorisierte Ausgaben
        """;

    [Theory]
    [InlineData(Sparkasse)]
    [InlineData(Dkb)]
    [InlineData(Vr)]
    [InlineData(Ing)]
    [InlineData(Commerzbank)]
    public void Statement_InEitherEncoding_IsRead(string text)
    {
        StatementEntry[] expected = [text == Commerzbank ? Paid with { Payer = null } : Paid, StatementEntry.Ignored, StatementEntry.Ignored];
        Assert.Equal(expected, Entries(text));
        Assert.Equal(expected, Entries([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]));
        Assert.Equal(expected, Entries(StatementWriter.Western.GetBytes(text)));
        Assert.Equal(expected, Entries(text.Replace("\n", "\r\n")));
    }

    [Fact]
    public void Ing_WithoutBalances_IsRead() =>
        Assert.Equal([Paid], Entries("IBAN;DE02 1203 0000 0000 2020 51\nBuchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Betrag;Währung\n08.12.2025;09.12.2025;Kläre Gruber;Gutschrift;Rechnung für 2025-0001;4.093,32;EUR"));

    [Fact]
    public void Text_InUtf16_IsRefused()
    {
        Assert.Equal("file is UTF-16", Refusal([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Dkb)]).Message);
        Assert.Equal("file is no text", Refusal(Encoding.Unicode.GetBytes(Dkb)).Message);
    }

    [Fact]
    public void Text_ThatOnlyPromisesUtf8_IsRefused() =>
        Assert.Equal("file says that it is UTF-8 and is not", Refusal([.. Encoding.UTF8.Preamble, .. StatementWriter.Western.GetBytes(Dkb)]).Message);

    [Fact]
    public void Text_WithUmlautsAcrossBlocks_IsStillUtf8()
    {
        var text = Commerzbank + string.Concat(Enumerable.Range(0, 3000).Select(i => $"\n08.12.2025;09.12.2025;Gutschrift;äöüäöüäöüäöü{new string('x', i % 3)};1,00;EUR;DE02120300000000202051;"));
        Assert.All(Entries(text).Skip(3), entry => Assert.StartsWith("äöüäöüäöüäöü", entry.Remittance));
    }
}
