using System.Globalization;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>The German sentences of invoices; the document is German whatever the customer's language, since the law and his tax adviser are.</summary>
internal static class InvoiceWords
{
    /// <summary>Why no tax is charged (§ 34a UStDV).</summary>
    internal const string SmallBusiness = "Umsatzsteuer wird nicht berechnet: Für die Umsätze gilt die Steuerbefreiung für Kleinunternehmer (§ 19 UStG).";

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>What it is called.</summary>
    internal static string Title(InvoiceDocument document) =>
        document.IsSample ? "Muster – keine Rechnung" : document.IsCreditNote ? $"Rechnungskorrektur {document.Number}" : $"Rechnung {document.Number}";

    /// <summary>The sentences below the lines.</summary>
    internal static IEnumerable<string> Notes(InvoiceDocument document)
    {
        if (document.IsSample) yield return "Dies ist ein Muster zum Ansehen. Es ist keine Rechnung, und es ist nichts zu bezahlen.";
        if (document.Corrects is { } corrects)
        {
            yield return $"Diese Rechnungskorrektur hebt die Rechnung {corrects.Number} vom {Day(corrects.IssuedOn)} vollständig auf. Grund: {corrects.Reason}";
        }
        else if (document.Replaces is { } replaced)
        {
            yield return $"Diese Rechnung ersetzt die Rechnung {replaced.Number} vom {Day(replaced.IssuedOn)}, die aufgehoben ist.";
        }

        if (!document.IsCreditNote)
        {
            yield return document.SuppliedOn is { } day ? $"Leistungszeitpunkt: {Day(day)}, mit der Freischaltung der Lizenz."
                : "Leistungszeitpunkt: bei Zahlungseingang. Sobald der Betrag da ist, wird die Lizenz freigeschaltet.";
        }

        if (document.Seller.IsSmallBusiness) yield return SmallBusiness;
    }

    /// <summary>How and until when it is paid.</summary>
    internal static string Terms(InvoiceDocument document) => document switch
    {
        { DueOn: { } due } => $"Zahlbar ohne Abzug bis zum {Day(due)}.",
        { IsCreditNote: false } => "Der Betrag ist bezahlt.",
        { IsIssuedAnew: true } => "An die Stelle der Rechnung tritt eine neue; was bezahlt wurde, gilt für diese.",
        _ => "Der Betrag wird erstattet, soweit er bezahlt wurde; sonst ist nichts mehr zu bezahlen.",
    };

    /// <summary>A day as it is written: 29.11.2026.</summary>
    internal static string Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd.MM.yyyy", German);

    /// <summary>An amount as it is written: 1.490,00 €.</summary>
    internal static string Amount(Money amount) => amount.Euro.ToString("#,##0.00", German) + " €";
}
