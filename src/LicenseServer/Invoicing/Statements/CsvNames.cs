using System.Text;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// How banks name the columns. Names are compared in small letters, without anything but letters and digits, umlauts written out: <c>Betrag (€)</c> is
/// <c>betrag</c>. Of several names that fit, the first of the list is taken: Commerzbank has everything in the Buchungstext, others only a heading.
/// </summary>
internal static class CsvNames
{
    private static readonly Dictionary<CsvField, string[]> Names = new()
    {
        [CsvField.Date] = ["buchungstag", "buchungsdatum", "buchung", "datumbuchung", "bookingdate", "datum", "date"],
        [CsvField.ValueDate] = ["valutadatum", "wertstellung", "wertstellungsdatum", "wertstellungstag", "wertstellungvaluta", "valuta", "wert", "valuedate"],
        [CsvField.Amount] = ["betrag", "betrageur", "betrageuro", "betragineur", "betragineuro", "umsatz", "umsatzeur", "umsatzineur", "amount", "amounteur", "amountineur"],
        [CsvField.Debit] = ["soll", "solleur", "debit", "belastung", "ausgang", "paidout"],
        [CsvField.Credit] = ["haben", "habeneur", "credit", "gutschrift", "eingang", "paidin"],
        [CsvField.Side] = ["sollhaben", "sollhabenkennzeichen", "habensoll", "sh", "shkennzeichen", "debitcredit", "creditdebit", "creditdebitindicator"],
        [CsvField.Currency] = ["waehrung", "whg", "wkz", "currency"],
        [CsvField.Payer] =
        [
            "zahlungspflichtiger", "beguenstigterzahlungspflichtiger", "empfaengerzahlungspflichtiger", "namezahlungsbeteiligter", "auftraggeberempfaenger",
            "beguenstigterauftraggeber", "auftraggeberbeguenstigter", "empfaengerauftraggeber", "auftraggeber", "einzahler", "zahler", "zahlungsbeteiligter",
            "partnername", "payer", "payername", "debtor", "debtorname", "counterparty", "counterpartyname", "name",
        ],
        [CsvField.Text] =
        [
            "verwendungszweck", "vorgangverwendungszweck", "vwz", "zweck", "remittanceinformation", "remittance", "paymentreference", "umsatztext", "buchungstext",
            "description", "reference", "text",
        ],
        [CsvField.Status] = ["status", "umsatzstatus", "buchungsstatus", "info", "state"],
        [CsvField.Account] = ["auftragskonto", "ibanauftragskonto", "ibankontoinhaber", "eigenekontonummer", "eigeneiban", "kontoiban", "ownaccount", "accountiban"],
        [CsvField.Reference] = ["kundenreferenzendtoend", "endtoendreferenz", "endtoendid", "endtoendreference", "endtoend", "kundenreferenz", "customerreference"],
    };

    /// <summary>Indexes of the columns for a field, by the best name that there is; none, one or several.</summary>
    /// <param name="field">The field.</param>
    /// <param name="folded">The folded names of the columns.</param>
    public static int[] Find(CsvField field, IReadOnlyList<string> folded)
    {
        foreach (var name in Names[field])
        {
            int[] found = [.. Enumerable.Range(0, folded.Count).Where(i => (field == CsvField.Text ? folded[i].TrimEnd("0123456789".ToCharArray()) : folded[i]) == name)];
            if (found.Length > 0) return found;
        }

        return [];
    }

    /// <summary>A name as it is compared.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var symbol in Composed.Of(name).ToLowerInvariant())
        {
            if (symbol is 'ä' or 'ö' or 'ü') folded.Append(symbol switch { 'ä' => 'a', 'ö' => 'o', _ => 'u' }).Append('e');
            else if (symbol == 'ß') folded.Append("ss");
            else if (char.IsLetterOrDigit(symbol)) folded.Append(symbol);
        }

        return folded.ToString();
    }
}
