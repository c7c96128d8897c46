using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>A statement that was read to its end.</summary>
/// <param name="File">It.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="HasSeveral">Whether it has several statements, which may overlap: a ZIP of camt.052 and camt.053.</param>
/// <param name="Names">Hashes of the names of its credits, of each statement: 16 bytes each, however long a year's statement is.</param>
/// <param name="Keys">Hashes of day, amount, payer and text of its credits, of each statement.</param>
internal sealed record CheckedFile(StatementFile File, long Entries, bool HasSeveral, IReadOnlySet<UInt128> Names, IReadOnlySet<UInt128> Keys);
