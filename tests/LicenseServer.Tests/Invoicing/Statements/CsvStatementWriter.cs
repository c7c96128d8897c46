using System.Globalization;
using System.Text;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>Writes the CSV files of five banks' web pages: header, preamble, amounts and dates as each of them does.</summary>
internal static class CsvStatementWriter
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The file as text.</summary>
    public static string Write(BankFormat format, string iban, IEnumerable<KnownPayment> payments)
    {
        var text = new StringBuilder(Head(format, iban));
        foreach (var payment in payments)
        {
            text.Append(Row(format, iban, payment, isDebit: false, isPending: false)).Append("\r\n");
            text.Append(Row(format, iban, payment, isDebit: true, isPending: false)).Append("\r\n");
            if (format is BankFormat.Sparkasse or BankFormat.Dkb) text.Append(Row(format, iban, payment, isDebit: false, isPending: true)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Head(BankFormat format, string iban) => format switch
    {
        BankFormat.Sparkasse =>
            "\"Auftragskonto\";\"Buchungstag\";\"Valutadatum\";\"Buchungstext\";\"Verwendungszweck\";\"Glaeubiger ID\";\"Mandatsreferenz\";\"Kundenreferenz (End-to-End)\";\"Sammlerreferenz\";\"Lastschrift Ursprungsbetrag\";" +
            "\"Auslagenersatz Ruecklastschrift\";\"Beguenstigter/Zahlungspflichtiger\";\"Kontonummer/IBAN\";\"BIC (SWIFT-Code)\";\"Betrag\";\"Waehrung\";\"Info\"\r\n",
        BankFormat.Dkb =>
            $"\"Girokonto\";\"{iban}\"\r\n\"\"\r\n\"Kontostand vom 31.12.2025:\";\"4.093,32 €\"\r\n\"\"\r\n" +
            "\"Buchungsdatum\";\"Wertstellung\";\"Status\";\"Zahlungspflichtige*r\";\"Zahlungsempfänger*in\";\"Verwendungszweck\";\"Umsatztyp\";\"IBAN\";\"Betrag (€)\";\"Gläubiger-ID\";\"Mandatsreferenz\";\"Kundenreferenz\"\r\n",
        BankFormat.Vr =>
            "Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;" +
            "Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;Gekennzeichneter Umsatz;Glaeubiger ID;Mandatsreferenz\r\n",
        BankFormat.Ing =>
            $"Umsatzanzeige;Datei erstellt am: 31.12.2025 12:00\r\n\r\nIBAN;{string.Join(' ', iban.Chunk(4).Select(part => new string(part)))}\r\nKontoname;Girokonto\r\nBank;ING\r\nKunde;Seller\r\nZeitraum;01.12.2025 - 31.12.2025\r\n" +
            "Saldo;4.093,32;EUR\r\n\r\nSortierung;Datum absteigend\r\n\r\nIn der CSV-Datei finden Sie alle bereits gebuchten Umsätze.\r\n\r\n" +
            "Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung\r\n",
        _ => "Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie\r\n",
    };

    private static string Row(BankFormat format, string iban, KnownPayment payment, bool isDebit, bool isPending)
    {
        var cents = payment.Amount.Cents * (isDebit ? -1 : 1);
        var (grouped, plain) = ((cents / 100m).ToString("N2", German), (cents / 100m).ToString("0.00", German));
        var bare = cents % 100 == 0 ? (cents / 100).ToString(CultureInfo.InvariantCulture) : plain;
        var (shortDate, date) = (payment.Date.ToString("dd.MM.yy", CultureInfo.InvariantCulture), payment.Date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));
        var (payer, text, reference) = (payment.Payer, payment.Remittance, payment.EndToEndId ?? "");
        return format switch
        {
            BankFormat.Sparkasse => Quoted(iban, shortDate, shortDate, "GUTSCHR. UEBERWEISUNG", text, "", "", reference, "", "", "", payer, "DE00", "BIC", plain, "EUR", isPending ? "Umsatz vorgemerkt" : "Umsatz gebucht"),
            BankFormat.Dkb => Quoted(shortDate, shortDate, isPending ? "Vorgemerkt" : "Gebucht", payer, "Seller", text, "Eingang", "DE00", bare, "", "", reference),
            BankFormat.Vr => string.Join(';', "Kontokorrent", iban, "BIC", "Bank", date, date, payer, "DE00", "BIC", "Gutschrift", text, plain, "EUR", "4093,32", "", "", "", ""),
            BankFormat.Ing => string.Join(';', date, date, payer, "Gutschrift", text, "4.093,32", "EUR", grouped, "EUR"),
            _ => string.Join(';', date, date, "Gutschrift", $"\"{payer} {text}\"", plain, "EUR", iban, "Unkategorisierte Einnahmen"),
        };
    }

    private static string Quoted(params string[] values) => string.Join(';', values.Select(value => $"\"{value}\""));
}
