namespace JkLab.KbrsCrm;

/// <summary>All texts of the sample; what concerns the licence itself is said by the client. A text missing in a language does not compile.</summary>
internal sealed record Words
{
    // The command line.
    internal required string Usage { get; init; }
    internal required string NotUnderstood { get; init; }
    internal required string TryHelp { get; init; }
    internal required string NoPublicKey { get; init; }
    internal required string BadPublicKey { get; init; }
    internal required string ExportKey { get; init; }
    internal required string ExportOtherKey { get; init; }
    internal required string NoFile { get; init; }
    internal required string BadFile { get; init; }
    internal required string IsFolder { get; init; }
    internal required string NameFile { get; init; }
    internal required string TooLong { get; init; }
    internal required string Shorten { get; init; }
    internal required string CheckFile { get; init; }

    // The menu.
    internal required string Title { get; init; }
    internal required string KeyNote { get; init; }
    internal required string SystemId { get; init; }
    internal required string Scan { get; init; }
    internal required string ScanForTrying { get; init; }
    internal required IReadOnlyList<string> Menu { get; init; }
    internal required string ShowQr { get; init; }
    internal required string Choose { get; init; }
    internal required string AnyKey { get; init; }

    // Questions.
    internal required string AskLicenseKey { get; init; }
    internal required string AskFile { get; init; }
    internal required string IsActivationCode { get; init; }
    internal required string EnterActivationCode { get; init; }
    internal required string ConfirmEnter { get; init; }
    internal required string TakeSuggestion { get; init; }
    internal required string TakeIt { get; init; }
    internal required string ConfirmDeactivate { get; init; }
    internal required string ConfirmDeactivateOffline { get; init; }
    internal required string ConfirmTrial { get; init; }
    internal required string Receipt { get; init; }
    internal required string Waiting { get; init; }
    internal required string WaitSeconds { get; init; }

    // The licence.
    internal required string Edition { get; init; }
    internal required string Licensee { get; init; }
    internal required string LicenseNumber { get; init; }
    internal required string Features { get; init; }
    internal required string ValidUntil { get; init; }
    internal required string UpdatesUntil { get; init; }
    internal required string Unlimited { get; init; }

    // What was mended in a pasted code.
    internal required string PlaceLine { get; init; }
    internal required string PlaceGroup { get; init; }
    internal required string WrongSymbol { get; init; }
    internal required string SwappedNeighbors { get; init; }
    internal required string MissingSymbol { get; init; }
    internal required string ExtraSymbol { get; init; }
    internal required string YAndZSwapped { get; init; }
    internal required string RussianKeyboard { get; init; }
    internal required string Corrected { get; init; }
    internal required string CorrectedTo { get; init; }

    // The form with a row for each line of the code.
    internal required string FormTitle { get; init; }
    internal required string FormPlain { get; init; }
    internal required string FormKeys { get; init; }
    internal required string RowCount { get; init; }
    internal required string RowShortGroup { get; init; }
    internal required string RowLast { get; init; }
    internal required string RowOtherLine { get; init; }
    internal required string RowTwice { get; init; }
    internal required string RowMistyped { get; init; }
    internal required string RowTooLong { get; init; }
    internal required string RowLicenseKey { get; init; }
    internal required string RowSystemId { get; init; }
    internal required string RowSuggestion { get; init; }
    internal required string RowRussianKeyboard { get; init; }
    internal required string RowKeyboard { get; init; }
    internal required string RowAllGood { get; init; }
}
