namespace JkLab.KbrsCrm;

/// <summary>The sample's texts in German.</summary>
internal static class German
{
    internal static readonly Words Words = new()
    {
        Usage = """
            KBRS CRM, ein Beispiel, in das der Lizenz-Client eingebaut ist

              (ohne Befehl)           ein Menü, um alles von Hand zu probieren
              status                  wie es um diesen Computer steht
              system-id               die System-ID dieses Computers
              activate SCHLÜSSEL      über das Internet aktivieren
              enter [DATEI]           einen Aktivierungscode aus einer Datei oder von stdin eingeben
              trial                   die Testzeit beginnen
              deactivate [SCHLÜSSEL]  die Lizenz über das Internet zurückgeben
              deactivate --offline    sie ohne Internet zurückgeben, mit einem Beleg

              --lang de|en|ru         die Sprache (sonst die des Systems, sonst Deutsch)
              --server URL            der Lizenzserver (sonst http://127.0.0.1:5080)
              --state ORDNER          wo die Lizenz liegt (sonst in Ihrem Benutzerordner)
              --public-key DATEI      der öffentliche Schlüssel des Servers (sonst publickey.pem)

            Rückgabewert: 0 lizenziert oder erledigt, 1 nicht, 2 falscher Aufruf.
            Ein echtes Programm hat seine öffentlichen Schlüssel einkompiliert; nur dieses Beispiel liest sie aus einer Datei.
            """,
        NotUnderstood = "„{0}“ wurde nicht verstanden",
        TryHelp = "alle Befehle und Optionen: --help",
        NoPublicKey = "in {0} ist kein öffentlicher Schlüssel",
        BadPublicKey = "{0} enthält keinen brauchbaren öffentlichen Schlüssel",
        ExportKey = "lassen Sie ihn von Ihrem Lizenzserver schreiben:\n    {0}",
        ExportOtherKey = "lassen Sie ihn von Ihrem Lizenzserver in eine andere Datei schreiben und nennen Sie diese mit --public-key {0}:\n    {1}",
        NoFile = "es gibt keine Datei {0}",
        BadFile = "{0} ist nicht lesbar",
        IsFolder = "{0} ist ein Ordner",
        NameFile = "nennen Sie die Datei darin",
        TooLong = "der Text ist zu lang: ein Code wird nur in den ersten 16.384 Zeichen gesucht",
        Shorten = "lassen Sie weg, was um den Code herum steht",
        CheckFile = "prüfen Sie den Namen; mit Leerzeichen braucht er Anführungszeichen",

        Title = "KBRS CRM — die Lizenz dieses Computers",
        KeyNote = "Beispiel: vertraut dem Schlüssel in {0}. Ein echtes Programm hat seine Schlüssel einkompiliert.",
        SystemId = "System-ID",
        Scan = "Kein Internet? Mit dem Handy scannen.",
        ScanForTrying = "Der QR-Code enthält die System-ID, zum Probieren: kein Handy erreicht einen Server auf diesem Computer.",
        Menu =
        [
            "[1] Online aktivieren",
            "[2] Aktivierungscode eingeben",
            "[3] Code aus Datei lesen (USB-Stick)",
            "[4] Testzeit beginnen",
            "[5] Lizenz anzeigen",
            "[6] Online zurückgeben",
            "[7] Ohne Internet zurückgeben",
            "[0] Beenden",
        ],
        ShowQr = "[8] QR-Code für das Handy anzeigen",
        Choose = "Ihre Wahl:",
        AnyKey = "Beliebige Taste: zurück zum Menü",

        AskLicenseKey = "Lizenzschlüssel (leere Zeile: zurück):",
        AskFile = "Datei mit dem Aktivierungscode:",
        IsActivationCode = "das ist ein Aktivierungscode, kein Lizenzschlüssel",
        EnterActivationCode = "geben Sie ihn im Menü mit [2] ein, oder mit: enter DATEI",
        ConfirmEnter = "Als Aktivierungscode eingeben? [j/n]",
        TakeSuggestion = "{0} übernehmen? [j/n]",
        TakeIt = "Übernehmen? [j/n]",
        ConfirmDeactivate = "Die Lizenz dieses Computers zurückgeben? [j/n]",
        ConfirmDeactivateOffline = "Die Lizenz jetzt gegen einen Beleg zurückgeben? Der Code gilt danach nicht mehr. [j/n]",
        ConfirmTrial = "Die Testzeit dieses Computers jetzt beginnen? Es gibt nur eine. [j/n]",
        Receipt = "Rückgabebeleg: {0}",
        Waiting = "Frage {0} …",
        WaitSeconds = "Der Server bittet, {0} Sekunden zu warten.",

        Edition = "Edition",
        Licensee = "Lizenznehmer",
        LicenseNumber = "Lizenznummer",
        Features = "Funktionen",
        ValidUntil = "Gültig bis",
        UpdatesUntil = "Updates bis",
        Unlimited = "unbegrenzt",

        PlaceLine = "Zeile {0}",
        PlaceGroup = "Zeile {0}, Gruppe {1}",
        WrongSymbol = "ein Zeichen war falsch",
        SwappedNeighbors = "zwei Nachbarn waren vertauscht",
        MissingSymbol = "ein Zeichen fehlte",
        ExtraSymbol = "ein Zeichen war zu viel",
        YAndZSwapped = "Y und Z waren vertauscht (deutsche und englische Tastatur)",
        RussianKeyboard = "die russische Tastatur war eingestellt",
        Corrected = "korrigiert",
        CorrectedTo = "korrigiert zu {0}",

        FormTitle = "Aktivierungscode — zeilenweise tippen oder alles auf einmal einfügen",
        FormPlain = "Geben Sie die Zeilen des Aktivierungscodes ein; eine leere Zeile beendet.",
        FormKeys = "Enter: weiter, dann aktivieren · ↑ ↓: Zeile · Tab: Vorschlag · Esc: zurück",
        RowCount = "{0} von 30",
        RowShortGroup = "Gruppe {0} sollte fünf Zeichen haben",
        RowLast = "vollständig",
        RowOtherLine = "ist Zeile {0} (Reihenfolge egal)",
        RowTwice = "Zeile {0} steht hier zweimal",
        RowMistyped = "mit der Vorlage vergleichen",
        RowTooLong = "zu lang: {0} statt 30 Zeichen",
        RowLicenseKey = "das ist ein Lizenzschlüssel: Menü [1] Online aktivieren",
        RowSystemId = "das ist eine System-ID: mit ihr macht der Hersteller den Code",
        RowSuggestion = "Gruppe {0}: {1}? Tab übernimmt",
        RowRussianKeyboard = "{0} von 30 (russische Tastatur)",
        RowKeyboard = "andere Tastatur? Tab wandelt um",
        RowAllGood = "Alle Zeilen stimmen. Enter aktiviert.",
    };
}
