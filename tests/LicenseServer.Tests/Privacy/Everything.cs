using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Privacy;

/// <summary>A customer about whom every table that can holds something.</summary>
/// <param name="Workshop">Where.</param>
/// <param name="Customer">He.</param>
/// <param name="AccountId">The number of his account.</param>
/// <param name="Key">The key of his licence.</param>
/// <param name="Computer">The System-ID of his computer.</param>
internal sealed record Everything(Workshop Workshop, Fixtures.Person Customer, long AccountId, string Key, string Computer)
{
    /// <summary>His name: in every text that he or the owner could write.</summary>
    internal const string Name = "Erika Mustermann";

    private const string Moment = "2026-01-01T00:00:00.000Z";
    private const string Far = "2099-01-01T00:00:00.000Z";

    /// <summary>What the program says that it keeps.</summary>
    internal static Inventory Inventory { get; } = new([.. Program.Features.SelectMany(feature => feature.PersonalData)]);

    /// <summary>The rows that nobody gets by a few clicks: {0} is the account, {1} the address, {2} the licence, {3} the name.</summary>
    private static readonly string[] More =
    [
        "INSERT INTO account_links VALUES ('hash of a link', 'new-email', {0}, '{1}', '{3}', '" + Far + "')",
        "INSERT INTO recovery_codes VALUES ({0}, 'hash of a recovery code')",
        "INSERT INTO revoked_seats VALUES ({2}, 1, '2026-01-01', 0, 'a claim against her', '" + Moment + "')",
        "INSERT INTO privacy_requests VALUES (7, '{1}', 'access', '2026-01-01', '2026-02-01', 'a letter', NULL, NULL)",
        "INSERT INTO outbox VALUES (11, '{1}', 'de', 'A letter that nobody takes', 'Dear {3}', NULL, '" + Far + "', 9, 9, '" + Far + "', 'refused by the mail server', NULL, NULL, 'letter.pdf', NULL)",
        "INSERT INTO license_transfers VALUES ({2}, 'hash of a transfer', {0}, 'friend@example.com', NULL, '" + Moment + "', '" + Moment + "', '" + Far + "')",
        "INSERT INTO license_aliases VALUES ('OLDKEY0001', {2}, 'old-key-0001')",
        "INSERT INTO release_requests VALUES (5, {2}, {0}, 'hash of a release', '" + Moment + "', '" + Far + "')",
        "INSERT INTO support_requests VALUES (777777777, {0}, NULL, '{3} asks', 'open', '" + Moment + "', '" + Moment + "', 0)",
        "INSERT INTO support_messages VALUES (71, 777777777, 0, 'Dear vendor, {3}', '" + Moment + "')",
        "INSERT INTO support_attachments VALUES ('00112233445566778899aabbccddeeff', 71, '{3}.png', 3, 'hash of a file')",
        "INSERT INTO support_requests VALUES (777777778, {0}, NULL, '{3} complains', 'closed', '" + Moment + "', '" + Moment + "', 1)",
        "INSERT INTO support_messages VALUES (72, 777777778, 0, 'A complaint of {3}', '" + Moment + "')",
        "INSERT INTO support_attachments VALUES ('00112233445566778899aabbccddeef0', 72, '{3}.txt', 3, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')",
        "INSERT INTO payments VALUES (81, '2026-02-01', 14900, 14900, '{3}', 'Rechnung, {3}', '{3}', 'BANK-1', 5, 'assigned', 'a reason', '2026-02-02', '" + Moment + "')",
        "INSERT INTO withdrawals VALUES (91, '" + Moment + "', '{3}', 'Order of {3}', '{1}', NULL, 'to-check')",
        "INSERT INTO payment_parts SELECT 81, number, 14900, '" + Moment + "' FROM invoices",
        "UPDATE receivables SET paid = 14900, reminders = 1, reminded_on = '2026-02-01'",
        "UPDATE security_log SET detail = 'what was downloaded' WHERE account_id = {0}",
        "UPDATE licenses SET status_reason = 'asked by {3}' WHERE id = {2}",
        "UPDATE accounts SET authenticator_key = 'secret of the second factor', objected_at = NULL, privacy_version = 'version of the notice' WHERE id = {0}",
    ];

    internal static async Task<Everything> MakeAsync(Workshop workshop)
    {
        const string Email = "Erika.Mustermann@Example.com";
        var license = workshop.IssueWhole("--customer", Email, "--licensee", "Mustermann GmbH", "--note", $"{Name} called", "--seats", "3");
        var customer = await Fixtures.Person.CustomerAsync(workshop, Email);
        await (await customer.OpenAsync("/account")).SendAsync(("name", Name), ("company", "Mustermann GmbH"), ("address", $"{Name}\nHauptstraße 1"));
        var computer = Fixtures.Crm.NewComputer().ToString();
        var key = license.GetProperty("key").GetString()!;
        (await workshop.Crm.ActivateAsync(key, computer, label: "Laptop of " + Name)).Is(System.Net.HttpStatusCode.Created);
        workshop.Run("trial", "create", "--product", "KBRS", "--system-id", computer);
        workshop.Owner.Settle().Price().Order("--customer", Email, "--name", "Mustermann GmbH", "--vat-id", "DE136695976").Succeeded();
        var account = long.Parse(Sql.Query(workshop.Owner, "SELECT id FROM accounts WHERE @id = 0", 0).Single());
        workshop.Owner.Write("data/attachments/00112233445566778899aabbccddeef0", "abc");
        foreach (var sql in More) Sql.Execute(workshop.Owner, string.Format(sql, account, Email, license.GetProperty("id").GetInt64(), Name));
        return new Everything(workshop, customer, account, key, computer);
    }

    /// <summary>What a column holds about him.</summary>
    internal List<string> Values(PersonalTable table, string column) =>
        Sql.Query(Workshop.Owner, $"SELECT CAST({column} AS TEXT) FROM {table.Name} WHERE ({Bound(table)}) AND {column} IS NOT NULL AND @id = 0", 0);

    /// <summary>How many rows of a table are his.</summary>
    internal int Count(PersonalTable table) => Sql.Query(Workshop.Owner, $"SELECT 1 FROM {table.Name} WHERE ({Bound(table)}) AND @id = 0", 0).Count;

    private string Bound(PersonalTable table) => table.Rows!.Replace("@account", AccountId.ToString()).Replace("@email", $"'{Customer.Email}'");
}
