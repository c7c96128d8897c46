using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>A statement that was read to its end.</summary>
/// <param name="File">It.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Identities">The names of its credits.</param>
/// <param name="Keys">Day, amount, payer and text of its credits.</param>
internal sealed record CheckedFile(StatementFile File, long Entries, IReadOnlySet<string> Identities, IReadOnlySet<string> Keys);
