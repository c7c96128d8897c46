using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli.Import;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>
/// Takes accounts of another shop in, with their hashes: the passwords go on working. An account without a hash has no password until its holder sets
/// one by mail; so it is where the hash is one that would keep the server busy. Who never confirmed his address there is left out, since it may be a stranger's; so is who was erased here.
/// </summary>
internal sealed class ImportAccounts(
    ErasureCheck erasures, SiteSettings site, IPasswordHasher<Account> passwords, RandomNumberGenerator random, TimeProvider time)
{
    internal static readonly CsvColumn Email = new("e-mail", AccountRules.MaxEmailLength) { IsRequired = true };
    private static readonly CsvColumn Hash = new("password-hash", ForeignHash.MaxLength) { Also = "password" };
    private static readonly CsvColumn Name = new("name", AccountRules.MaxNameLength);
    private static readonly CsvColumn Company = new("company", AccountRules.MaxNameLength);
    private static readonly CsvColumn Address = new("address", AccountRules.MaxAddressLength) { HasLines = true };
    private static readonly CsvColumn Language = new("language");
    private static readonly CsvColumn Confirmed = new("confirmed") { Also = "email-confirmed" };
    private static readonly CsvColumn Created = new("created");

    private const string TooSlow = "without the hash, which takes too long to check; he sets a password by mail";

    /// <summary>What a file may have.</summary>
    internal static readonly CsvColumn[] Columns = [Email, Hash, Name, Company, Address, Language, Confirmed, Created];

    /// <summary>Checks all lines, and writes where that is wanted and nothing is wrong.</summary>
    internal ImportReport Run(Session session, CsvFile file, bool isTrial, Action step)
    {
        var wasErased = erasures();
        var lines = new Dictionary<string, int>();
        var (reports, mistakes, accounts) = (new List<ImportedLine>(), new List<CsvMistake>(), new List<Account>());
        foreach (var row in file.Rows)
        {
            var account = Read(row, lines, mistakes, out var isConfirmed);
            var isTooSlow = account.PasswordHash.Length > 0 && ForeignHash.FindProblem(account.PasswordHash) is null && ForeignHash.IsTooSlow(account.PasswordHash);
            if (isTooSlow) account.PasswordHash = "";
            var why = !isConfirmed ? "the address was never confirmed; he can register"
                : wasErased(account.Email) ? "he was erased here; he can register"
                : null;
            var outcome = AccountTable.FindByEmail(session, account.Email) is not null ? ImportedLine.Known : why is null ? ImportedLine.Imported : ImportedLine.LeftOut;
            if (outcome == ImportedLine.Imported) accounts.Add(account);
            reports.Add(new ImportedLine(row.Line, outcome) { Email = account.Email, Why = outcome == ImportedLine.LeftOut ? why : isTooSlow && outcome == ImportedLine.Imported ? TooSlow : null });
            step();
        }

        if (mistakes.Count == 0 && !isTrial) Write(session, accounts, step);
        return new ImportReport(reports, mistakes);
    }

    private Account Read(CsvRow row, Dictionary<string, int> lines, List<CsvMistake> mistakes, out bool isConfirmed)
    {
        void Add(CsvColumn column, string problem, string hint) => mistakes.Add(new CsvMistake(row.Line, column, problem, hint));
        var email = EmailKey.Clean(row[Email]!);
        if (!AccountRules.IsEmail(email)) Add(Email, "is no e-mail address", "write it as name@example.com");
        else if (!lines.TryAdd(Account.KeyOf(email), row.Line)) Add(Email, $"is the address of line {lines[Account.KeyOf(email)]} too", "keep one of the two lines");
        if (row[Hash] is { } hash && ForeignHash.FindProblem(hash) is { } problem) Add(Hash, problem, ForeignHash.Hint);
        var language = row[Language]?.ToLowerInvariant() ?? site.VendorLanguage.Tag();
        if (Languages.FromTag(language) is null) Add(Language, "is none of this site", "write de, en or ru, or leave it empty");
        var word = row[Confirmed]?.ToLowerInvariant() ?? "yes";
        isConfirmed = word is "yes" or "true" or "1" or "ja";
        if (!isConfirmed && word is not ("no" or "false" or "0" or "nein")) Add(Confirmed, "is neither yes nor no", "write yes or no, true or false, 1 or 0");
        var created = time.GetUtcNow();
        if (row[Created] is { } day && !CsvDate.TryParsePast(day, time.GetUtcNow(), out created)) Add(Created, "is no day on which it can have begun", CsvDate.PastHint);
        return new Account
        {
            Id = NewId.Long(random),
            Email = email,
            EmailKey = Account.KeyOf(email),
            PasswordHash = row[Hash] ?? "",
            SecurityStamp = NewId.Hex(random),
            Revision = NewId.Hex(random),
            Role = Roles.Customer,
            Language = language,
            Name = AccountRules.Line(row[Name]),
            Company = AccountRules.Line(row[Company]),
            Address = AccountRules.Lines(row[Address]),
            CreatedAt = created,
        };
    }

    private void Write(Session session, List<Account> accounts, Action step)
    {
        // A password that nobody has; one for all, since each takes as long as a sign-in.
        var nobody = accounts.Exists(account => account.PasswordHash.Length == 0) ? passwords.HashPassword(null!, NewId.Hex(random)) : "";
        var now = time.GetUtcNow();
        foreach (var account in accounts)
        {
            if (account.PasswordHash.Length == 0) account.PasswordHash = nobody;
            AccountTable.Insert(session, account);
            AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "account.imported") { Details = new { account = account.Id } });
            step();
        }
    }
}
