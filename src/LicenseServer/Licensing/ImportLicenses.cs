using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli.Import;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>
/// Takes licences of another system in. Each gets a key of this system, and the old one finds it for ever; an old key that is written like one of
/// this system stays the key.
/// </summary>
internal sealed class ImportLicenses(ErasureCheck erasures, TimeProvider time, RandomNumberGenerator random)
{
    /// <summary>Checks all lines, and writes where that is wanted and nothing is wrong.</summary>
    internal ImportReport Run(Session session, CsvFile file, bool isTrial, Action step)
    {
        var check = new LicenseCheck(session, erasures(), time.GetUtcNow(), random);
        var (reports, licenses) = (new List<ImportedLine>(), new List<CheckedLicense>());
        foreach (var row in file.Rows)
        {
            var found = check.Check(row, out var why);
            if (found is not null) licenses.Add(found);
            reports.Add(new ImportedLine(row.Line, found is null ? ImportedLine.Known : ImportedLine.Imported)
            {
                OldKey = row[LicenseCheck.Key],
                Key = isTrial ? null : found?.License.Key.ToString(),
                Email = row[LicenseCheck.Customer],
                Why = found is null ? null : why,
            });
            step();
        }

        if (check.Mistakes.Count == 0 && !isTrial) Write(session, licenses, step);
        return new ImportReport(reports, check.Mistakes);
    }

    private void Write(Session session, List<CheckedLicense> licenses, Action step)
    {
        var now = time.GetUtcNow();
        foreach (var ((license, alias, oldKey), number) in licenses.Zip(LicenseNumber.Create(session, random, licenses.Count)))
        {
            IssueLicenses.Insert(session, [license with { Id = number }]);
            if (alias is not null)
                session.Execute("INSERT INTO license_aliases (alias, license_id, old_key) VALUES (@alias, @id, @oldKey)", new { alias, id = (long)number, oldKey });
            AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "license.imported") { LicenseId = number });
            step();
        }
    }
}
