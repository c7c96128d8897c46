namespace JkLab.KbrsCrm;

/// <summary>The sample's texts in English.</summary>
internal static class English
{
    internal static readonly Words Words = new()
    {
        Usage = """
            KBRS CRM, a sample that embeds the licence client

              (no verb)               a menu to try everything by hand
              status                  how this computer stands
              system-id               the System-ID of this computer
              activate KEY            activate over the internet
              enter [FILE]            enter an activation code from a file or from stdin
              trial                   start the trial
              deactivate [KEY]        give the licence back over the internet
              deactivate --offline    give it back without internet, with a receipt

              --lang de|en|ru         the language (default: the system's, else German)
              --server URL            the licence server (default: http://127.0.0.1:5080)
              --state DIR             where the licence is kept (default: in your user folder)
              --public-key FILE       the server's public key (default: publickey.pem)

            Exit status: 0 licensed or done, 1 not, 2 wrong usage.
            A real program has its public keys compiled in; only this sample reads them from a file.
            """,
        NotUnderstood = "“{0}” was not understood",
        TryHelp = "all verbs and options: --help",
        NoPublicKey = "there is no public key in {0}",
        BadPublicKey = "{0} holds no usable public key",
        ExportKey = "let your licence server write it:\n    {0}",
        ExportOtherKey = "let your licence server write it to another file, and name that with --public-key {0}:\n    {1}",
        NoFile = "there is no file {0}",
        BadFile = "{0} cannot be read",
        IsFolder = "{0} is a folder",
        NameFile = "name the file in it",
        TooLong = "the text is too long: a code is looked for in the first 16,384 characters only",
        Shorten = "leave out what stands around the code",
        CheckFile = "check the name; with spaces it needs quotation marks",

        Title = "KBRS CRM — the licence of this computer",
        KeyNote = "Sample: trusts the key in {0}. A real program has its keys compiled in.",
        SystemId = "System-ID",
        Scan = "No internet here? Scan with a phone.",
        ScanForTrying = "The QR code holds the System-ID, for trying: no phone reaches a server on this computer.",
        Menu =
        [
            "[1] Activate online",
            "[2] Enter an activation code",
            "[3] Read a code from a file (USB)",
            "[4] Start the trial",
            "[5] Show the licence",
            "[6] Give back online",
            "[7] Give back without internet",
            "[0] Quit",
        ],
        ShowQr = "[8] Show a QR code for the phone",
        Choose = "Your choice:",
        AnyKey = "Any key: back to the menu",

        AskLicenseKey = "Licence key (an empty line leads back):",
        AskFile = "File with the activation code:",
        IsActivationCode = "this is an activation code, not a licence key",
        EnterActivationCode = "enter it with [2] in the menu, or with: enter FILE",
        ConfirmEnter = "Enter it as an activation code? [y/n]",
        TakeSuggestion = "Take {0}? [y/n]",
        TakeIt = "Take it? [y/n]",
        ConfirmDeactivate = "Give the licence of this computer back? [y/n]",
        ConfirmDeactivateOffline = "Give the licence up now and get a receipt? The code cannot be entered again. [y/n]",
        ConfirmTrial = "Start the trial of this computer now? There is only one. [y/n]",
        Receipt = "Receipt: {0}",
        Waiting = "Asking {0} …",
        WaitSeconds = "The server asks you to wait {0} seconds.",

        Edition = "Edition",
        Licensee = "Licensed to",
        LicenseNumber = "Licence number",
        Features = "Features",
        ValidUntil = "Valid until",
        UpdatesUntil = "Updates until",
        Unlimited = "unlimited",

        PlaceLine = "line {0}",
        PlaceGroup = "line {0}, group {1}",
        WrongSymbol = "a character was wrong",
        SwappedNeighbors = "two neighbours were swapped",
        MissingSymbol = "a character was missing",
        ExtraSymbol = "there was a character too many",
        YAndZSwapped = "Y and Z were swapped (German and English keyboard)",
        RussianKeyboard = "the Russian keyboard was on",
        Corrected = "corrected",
        CorrectedTo = "corrected to {0}",

        FormTitle = "Activation code — type it line by line, or paste all of it anywhere",
        FormPlain = "Enter the lines of the activation code; an empty line ends.",
        FormKeys = "Enter: next, then activate · ↑ ↓: line · Tab: suggestion · Esc: back",
        RowCount = "{0} of 30",
        RowShortGroup = "group {0} should have five characters",
        RowLast = "complete",
        RowOtherLine = "is line {0} (any order will do)",
        RowTwice = "line {0} is here twice",
        RowMistyped = "compare with the original",
        RowTooLong = "too long: {0} instead of 30",
        RowLicenseKey = "this is a licence key: menu [1] Activate online",
        RowSystemId = "this is a System-ID: it goes to the vendor, who makes the code from it",
        RowSuggestion = "group {0}: {1}? Tab takes it",
        RowRussianKeyboard = "{0} of 30 (Russian keyboard)",
        RowKeyboard = "other keyboard layout? Tab converts it",
        RowAllGood = "All lines are right. Enter activates.",
    };
}
