namespace JkLab.LicenseServer.Keys;

/// <summary>What the page with a signing key says, in one language.</summary>
/// <param name="Language">Its code.</param>
/// <param name="Title">What the page is.</param>
/// <param name="KeyId">The name of the key id.</param>
/// <param name="Date">The name of the day on which it was printed.</param>
/// <param name="Product">The name of the products.</param>
/// <param name="Warning">What whoever holds the page can do.</param>
/// <param name="Uses">How it is read back, a step each.</param>
internal sealed record PaperWords(
    string Language, string Title, string KeyId, string Date, string Product, string Warning, IReadOnlyList<string> Uses)
{
    internal static readonly PaperWords German = new(
        "de", "Signaturschlüssel auf Papier", "Schlüssel-ID", "Gedruckt am", "Produkt",
        "Geheim. Wer dieses Blatt hat, kann Lizenzen ausstellen. Verschlossen aufbewahren, nicht kopieren, nicht fotografieren.",
        [
            "Die drei Zeilen in eine Textdatei tippen oder den QR-Code mit einem Scanner einlesen, der an keinen Dienst im Internet sendet.",
            "Groß- und Kleinschreibung, Bindestriche und die Reihenfolge der Zeilen spielen keine Rolle. Es gibt kein O, I, L und U, nur 0, 1 und V.",
            "Die Datei einlesen: „jklab key import DATEI“. Oder „jklab key import -“, die Zeilen eintippen und mit Strg+D enden (Windows: Strg+Z, Eingabe).",
            "Das Programm nennt die Stelle eines Tippfehlers. Ist die Schlüssel-ID oben dieselbe wie die angezeigte, ist der Schlüssel zurück.",
        ]);

    internal static readonly PaperWords English = new(
        "en", "Signing key on paper", "Key id", "Printed on", "Product",
        "Secret. Whoever holds this sheet can issue licences. Keep it locked away, do not copy it, do not photograph it.",
        [
            "Type the three lines into a text file, or read the QR code with a scanner that sends nothing to a service on the internet.",
            "Capitals or not, hyphens and the order of the lines do not matter. There is no O, I, L or U, only 0, 1 and V.",
            "Read the file: 'jklab key import FILE'. Or 'jklab key import -', type the lines, and end with Ctrl+D (Windows: Ctrl+Z, Enter).",
            "The program names the place of a typing error. If the key id above is the one that it shows, the key is back.",
        ]);
}
