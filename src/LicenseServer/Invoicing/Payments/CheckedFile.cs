using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>A statement that was read to its end.</summary>
/// <param name="File">It.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Identities">Hashes of the names of its credits: 16 bytes each, however long a year's statement is.</param>
/// <param name="Repeated">The names that come more than once in it: two of its statements overlap.</param>
/// <param name="Keys">Hashes of day, amount, payer and text of its credits.</param>
internal sealed record CheckedFile(StatementFile File, long Entries, IReadOnlySet<UInt128> Identities, IReadOnlySet<string> Repeated, IReadOnlySet<UInt128> Keys);
