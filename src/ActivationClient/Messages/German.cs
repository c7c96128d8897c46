namespace JkLab.ActivationClient;

/// <summary>What people are told, in German.</summary>
internal static class German
{
    internal static readonly IReadOnlyDictionary<string, LicenseText> Texts = new Dictionary<string, LicenseText>
    {
        // How it stands.
        ["licensed"] = new("Das Programm ist lizenziert.", ""),
        ["licensed.until"] = new("Das Programm ist bis {expires} lizenziert.", ""),
        ["trial"] = new(
            "Testversion bis {expires}, verbleibende Tage: {days}.",
            "Wenn Ihnen das Programm gefällt, geben Sie Ihren Lizenzschlüssel ein."),
        ["deactivated"] = new(
            "Die Lizenz dieses Computers ist zurückgegeben, der Platz ist frei.",
            "Sie können den Lizenzschlüssel auf einem anderen Computer eingeben."),
        ["deactivated.receipt"] = new(
            "Die Lizenz dieses Computers ist zurückgegeben. Rückgabebeleg: {receipt}",
            "Schreiben Sie den Beleg auf und geben Sie ihn im Kundenkonto ein oder senden Sie ihn an den Hersteller, damit der Platz frei wird."),
        ["not-activated"] = new(
            "Das Programm ist auf diesem Computer noch nicht aktiviert.",
            "Geben Sie Ihren Lizenzschlüssel ein, oder einen Aktivierungscode, wenn dieser Computer kein Internet hat."),
        ["expired"] = new(
            "Der Code ist echt, aber abgelaufen.",
            "Geben Sie einen neuen Aktivierungscode ein oder verlängern Sie die Lizenz."),
        ["expired.day"] = new(
            "Der letzte Tag war der {expires}.",
            "Verlängern Sie die Lizenz und geben Sie Ihren Lizenzschlüssel ein. Ihre Daten bleiben erhalten."),
        ["build-not-covered"] = new(
            "Der Code ist echt, gilt aber nur für ältere Programmversionen.",
            "Installieren Sie die Version, die Sie gekauft haben, oder verlängern Sie die Updates."),
        ["build-not-covered.day"] = new(
            "Ihre Lizenz umfasst Updates bis {updates}, diese Programmversion ist neuer.",
            "Installieren Sie die ältere Version wieder, sie läuft unbegrenzt, oder verlängern Sie die Updates."),
        ["clock-wrong"] = new(
            "Die Uhr dieses Computers geht nach: sie zeigte schon ein späteres Datum.",
            "Stellen Sie Datum und Uhrzeit richtig. Wenn sie stimmen, geben Sie den Lizenzschlüssel mit Internetverbindung noch einmal ein."),

        // What was entered.
        ["unreadable"] = new(
            "In diesem Text ist kein Aktivierungscode.",
            "Fügen Sie die ganze E-Mail ein oder tippen Sie alle Zeilen des Codes ab."),
        ["wrong-kind"] = new("Das ist etwas anderes: {kind}.", "Geben Sie es in dem Feld ein, das dafür vorgesehen ist."),
        ["line-missing"] = new("Vom Aktivierungscode fehlt eine Zeile.", "Ergänzen Sie die fehlende Zeile."),
        ["line-missing.line"] = new("Zeile {line} des Aktivierungscodes fehlt.", "Ergänzen Sie Zeile {line}."),
        ["line-mistyped"] = new("Im Aktivierungscode ist ein Tippfehler.", "Vergleichen Sie den Code Zeichen für Zeichen mit der Vorlage."),
        ["line-mistyped.line"] = new(
            "In Zeile {line} ist ein Tippfehler.",
            "Vergleichen Sie Zeile {line} Zeichen für Zeichen mit der Vorlage."),
        ["line-mistyped.group"] = new(
            "In Zeile {line}, Fünfergruppe {group}, ist ein Tippfehler.",
            "Vergleichen Sie die Gruppe {group} in Zeile {line} mit der Vorlage."),
        ["newer-program"] = new(
            "Der Code wurde für eine neuere Version des Programms ausgestellt.",
            "Aktualisieren Sie das Programm und versuchen Sie es noch einmal."),
        ["other-system-id"] = new(
            "Der Code gehört zu einem anderen Computer, oder dieser hat neue Hardware.",
            "Aktivieren Sie diesen Computer mit Ihrem Lizenzschlüssel, oder fordern Sie mit der angezeigten System-ID einen Code für ihn an."),
        ["not-genuine"] = new(
            "Der Code ist nicht echt oder wurde für einen anderen Computer ausgestellt.",
            "Vergleichen Sie die System-ID, für die er bestellt wurde, und fordern Sie den Code sonst neu an."),
        ["other-product"] = new(
            "Der Code gehört zu einem anderen Programm.",
            "Geben Sie ihn in dem Programm ein, für das er gekauft wurde."),
        ["activation-revoked"] = new(
            "Die Aktivierung dieses Computers wurde widerrufen.",
            "Hat Ihre Lizenz noch einen freien Platz, geben Sie Ihren Lizenzschlüssel ein. Sonst wenden Sie sich bitte an den Hersteller. Ihre Daten bleiben erhalten."),
        ["revocation-list-refused"] = new(
            "Die Widerrufsliste wurde nicht angenommen: sie ist beschädigt oder nicht vom Hersteller. Nichts hat sich geändert.",
            "Holen Sie die Liste noch einmal. Hilft das nicht, aktualisieren Sie das Programm."),
        ["code-given-up"] = new(
            "Dieser Code wurde auf diesem Computer zurückgegeben und gilt hier nicht mehr.",
            "Geben Sie Ihren Lizenzschlüssel ein, um den Computer neu zu aktivieren, oder fordern Sie einen neuen Code an."),
        ["older-code"] = new(
            "Dieser Code ist älter als der, den dieser Computer schon verwendet. Der neuere Code bleibt.",
            "Sie müssen nichts tun. Wenn der neuere Code nicht der richtige ist, fordern Sie beim Hersteller einen anderen an."),
        ["nothing-to-deactivate"] = new(
            "Auf diesem Computer ist keine Lizenz, die zurückgegeben werden könnte.",
            "Eine Testversion endet von selbst, eine Standortlizenz belegt keinen Platz."),
        ["license-key-needed"] = new(
            "Zum Zurückgeben wird der Lizenzschlüssel gebraucht, denn dieser Computer wurde mit einem Code aktiviert.",
            "Geben Sie den Lizenzschlüssel ein, oder geben Sie die Lizenz ohne Internet mit einem Beleg zurück."),
        ["license-key-malformed"] = new(
            "Das ist kein Lizenzschlüssel: es ist ein Tippfehler darin, oder es fehlt etwas.",
            "Ein Schlüssel hat vier Gruppen zu fünf Zeichen. Vergleichen Sie ihn mit der Vorlage."),
        ["license-key-malformed.suggestion"] = new("Im Lizenzschlüssel ist ein Tippfehler.", "Meinten Sie {suggestion}?"),
        ["not-saved"] = new(
            "Die Lizenz konnte auf diesem Computer nicht gespeichert werden.",
            "Geben Sie Platz auf der Festplatte frei oder lassen Sie den Administrator die Schreibrechte prüfen, und versuchen Sie es noch einmal."),

        // The network.
        ["no-server"] = new("Für dieses Programm ist kein Lizenzserver eingestellt.", "Aktivieren Sie mit einem Aktivierungscode."),
        ["not-reachable"] = new(
            "Der Lizenzserver ist nicht erreichbar. An Ihrer Lizenz ändert das nichts.",
            "Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal, oder aktivieren Sie ohne Internet mit einem Aktivierungscode."),
        ["server-trouble"] = new(
            "Der Lizenzserver hat gerade eine Störung. An Ihrer Lizenz ändert das nichts.",
            "Versuchen Sie es in einigen Minuten noch einmal."),
        ["proxy-in-the-way"] = new(
            "Statt des Lizenzservers hat etwas anderes geantwortet: ein Proxy, eine Firewall oder die Anmeldeseite eines WLANs.",
            "Öffnen Sie einmal den Browser und melden Sie sich im Netz an, oder bitten Sie den Administrator, die Adresse des Lizenzservers freizugeben."),
        ["proxy-sign-in"] = new(
            "Der Proxy dieses Netzes verlangt eine Anmeldung.",
            "Bitten Sie den Administrator, das Programm durch den Proxy zu lassen, oder aktivieren Sie mit einem Aktivierungscode."),
        ["connection-intercepted"] = new(
            "Die verschlüsselte Verbindung zum Lizenzserver wird unterwegs geöffnet, von einem Virenschutz oder einer Firewall.",
            "Bitten Sie den Administrator, die Adresse des Lizenzservers davon auszunehmen, oder aktivieren Sie mit einem Aktivierungscode."),
        ["certificate-date"] = new(
            "Das Zertifikat des Lizenzservers gilt heute nicht. Wahrscheinlich geht die Uhr dieses Computers falsch.",
            "Stellen Sie Datum und Uhrzeit richtig und versuchen Sie es noch einmal."),

        // What the server refuses.
        ["license-not-found"] = new(
            "Diesen Lizenzschlüssel kennt der Lizenzserver nicht.",
            "Vergleichen Sie ihn mit Ihrer Rechnung oder E-Mail."),
        ["license-pending"] = new(
            "Diese Lizenz ist noch nicht freigeschaltet.",
            "Sobald die Zahlung eingegangen ist, können Sie aktivieren. Fragen Sie sonst beim Hersteller nach."),
        ["license-suspended"] = new("Diese Lizenz ist vorübergehend gesperrt.", "Bitte wenden Sie sich an den Hersteller."),
        ["license-revoked"] = new("Diese Lizenz wurde widerrufen.", "Bitte wenden Sie sich an den Hersteller. Ihre Daten bleiben erhalten."),
        ["license-expired"] = new("Diese Lizenz ist abgelaufen.", "Verlängern Sie die Lizenz und versuchen Sie es noch einmal."),
        ["seats-exhausted"] = new(
            "Alle Plätze dieser Lizenz sind belegt.",
            "Geben Sie die Lizenz auf einem anderen Computer zurück, oder kaufen Sie einen weiteren Platz."),
        ["transfer-limit-reached"] = new(
            "Diese Lizenz wurde im letzten Jahr zu oft übertragen.",
            "Bitte wenden Sie sich an den Hersteller, er hilft Ihnen weiter."),
        ["activation-not-found"] = new(
            "Der Lizenzserver kennt keine Aktivierung dieses Computers unter diesem Lizenzschlüssel.",
            "Vergleichen Sie den Lizenzschlüssel: es muss der sein, mit dem dieser Computer aktiviert wurde."),
        ["activation-code-rejected"] = new(
            "Der Lizenzserver erkennt den Aktivierungscode dieses Computers nicht als einen dieser Lizenz an.",
            "Vergleichen Sie den Lizenzschlüssel, oder aktivieren Sie diesen Computer erneut."),
        ["receipt-rejected"] = new("Der Rückgabebeleg wurde nicht angenommen.", "Bitte wenden Sie sich mit dem Beleg an den Hersteller."),
        ["trial-used"] = new(
            "Die Testzeit dieses Computers ist schon vorbei.",
            "Geben Sie Ihren Lizenzschlüssel ein, oder bitten Sie den Hersteller um Verlängerung."),
        ["product-not-found"] = new(
            "Der Lizenzserver kennt dieses Programm nicht.",
            "Bitte wenden Sie sich an den Hersteller des Programms."),
        ["rate-limited"] = new("Es kamen zu viele Anfragen in kurzer Zeit.", "Warten Sie eine Minute und versuchen Sie es noch einmal."),
        ["storage-unavailable"] = new(
            "Der Lizenzserver hat gerade eine Störung. An Ihrer Lizenz ändert das nichts.",
            "Versuchen Sie es in einigen Minuten noch einmal."),
        ["internal-error"] = new(
            "Der Lizenzserver hat gerade eine Störung. An Ihrer Lizenz ändert das nichts.",
            "Versuchen Sie es in einigen Minuten noch einmal."),

        // What only a mistake in a program brings about.
        ["malformed-request"] = new(
            "Der Lizenzserver hat die Anfrage nicht verstanden.",
            "Aktualisieren Sie das Programm. Hilft das nicht, wenden Sie sich an den Hersteller."),
        ["system-id-malformed"] = new(
            "Der Lizenzserver hat die Anfrage nicht verstanden.",
            "Aktualisieren Sie das Programm. Hilft das nicht, wenden Sie sich an den Hersteller."),
        ["receipt-malformed"] = new(
            "Der Lizenzserver hat die Anfrage nicht verstanden.",
            "Aktualisieren Sie das Programm. Hilft das nicht, wenden Sie sich an den Hersteller."),
        ["not-found"] = new(
            "Der Lizenzserver hat die Anfrage nicht verstanden.",
            "Aktualisieren Sie das Programm. Hilft das nicht, wenden Sie sich an den Hersteller."),
        ["method-not-allowed"] = new(
            "Der Lizenzserver hat die Anfrage nicht verstanden.",
            "Aktualisieren Sie das Programm. Hilft das nicht, wenden Sie sich an den Hersteller."),
        ["body-too-large"] = new(
            "Der Lizenzserver hat die Anfrage nicht verstanden.",
            "Aktualisieren Sie das Programm. Hilft das nicht, wenden Sie sich an den Hersteller."),
        ["unsupported-media-type"] = new(
            "Der Lizenzserver hat die Anfrage nicht verstanden.",
            "Aktualisieren Sie das Programm. Hilft das nicht, wenden Sie sich an den Hersteller."),
        ["unknown"] = new("Das hat nicht geklappt.", "Versuchen Sie es später noch einmal oder wenden Sie sich an den Hersteller."),

        // What a text proves to be.
        ["kind.None"] = new("kein Code", ""),
        ["kind.ActivationCode"] = new("ein Aktivierungscode", ""),
        ["kind.LicenseKey"] = new("ein Lizenzschlüssel", ""),
        ["kind.SystemId"] = new("eine System-ID", ""),
        ["kind.Receipt"] = new("ein Rückgabebeleg", ""),
    };
}
