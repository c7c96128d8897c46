using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>An entry of a statement, with all that is known of it before the database is asked.</summary>
/// <param name="Entry">It.</param>
/// <param name="Turn">Rises with each entry by which money went back, and again behind it: what went back is looked for among what came before it in the file, and not behind.</param>
internal sealed record ReadEntry(StatementEntry Entry, int Turn)
{
    /// <summary>All that it says.</summary>
    internal string Text { get; init; } = "";

    /// <summary>Its name: the same in every file of the same kind.</summary>
    internal string Name { get; init; } = "";

    /// <summary>Payer and text as they are compared.</summary>
    internal string Key { get; init; } = "";

    /// <summary>The payment references that it quotes exactly.</summary>
    internal IReadOnlyList<string> References { get; init; } = [];
}
