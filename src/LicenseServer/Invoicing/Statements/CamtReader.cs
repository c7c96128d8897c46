namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Reads camt.052 and camt.053 entry by entry: <c>Document / BkToCstmrStmt / Stmt / Ntry</c>, or <c>BkToCstmrAcctRpt / Rpt / Ntry</c>. A document may have
/// statements of several accounts; entries of the others are counted and not looked at.
/// </summary>
internal static class CamtReader
{
    private static readonly HashSet<string> AccountNames = ["Id", "IBAN", "Othr"];

    /// <summary>Reads a document.</summary>
    /// <param name="stream">Where it is; it is read once, to its end, and may be unable to seek.</param>
    /// <param name="name">The file, for messages.</param>
    /// <param name="accounts">Takes note of the accounts.</param>
    /// <exception cref="StatementException">It is no statement, is damaged, or exceeds a limit.</exception>
    public static IEnumerable<StatementEntry> Read(Stream stream, string name, SeenAccounts accounts) => StatementGuard.Watch(name, ReadAll(stream, name, accounts));

    private static IEnumerable<StatementEntry> ReadAll(Stream stream, string name, SeenAccounts accounts)
    {
        using var cursor = new CamtCursor(stream, name);
        if (cursor.NextElement()) CamtVersion.Check(cursor.Name, cursor.Space, name);
        var (isMessage, isStatement, isOwn, statements, entries) = (false, false, (bool?)null, 0, 0L);
        while (cursor.NextElement())
        {
            switch (cursor.Depth)
            {
                case 1:
                    isMessage = cursor.Name is "BkToCstmrStmt" or "BkToCstmrAcctRpt";
                    isStatement = false;
                    break;
                case 2:
                    if (isStatement) isOwn ??= accounts.Add(null);
                    isStatement = isMessage && cursor.Name is "Stmt" or "Rpt";
                    isOwn = null;
                    if (isStatement) Begin();
                    break;
                case 3 when isStatement && cursor.Name == "Acct":
                    isOwn = accounts.Add(AccountOf(cursor));
                    break;
                case 3 when isStatement && cursor.Name == "Ntry":
                    entries++;
                    isOwn ??= accounts.Add(null);
                    if (!isOwn.Value) yield return StatementEntry.Ignored;
                    else foreach (var entry in CamtEntry.Read(cursor.Load(CamtEntry.Names), $"{name}: entry {entries}")) yield return entry.Kind == EntryKind.Ignored ? entry : entry with { Statement = accounts.Statements };
                    break;
            }
        }

        if (isStatement) isOwn ??= accounts.Add(null);
        if (statements > 0) yield break;
        throw new StatementException(
            $"{name} has no statement in it",
            "ask the bank for the file once more; a statement without entries is fine, a message without a statement is not");

        void Begin()
        {
            statements++;
            accounts.Begin();
        }
    }

    private static string? AccountOf(CamtCursor cursor)
    {
        var id = cursor.Load(AccountNames).Element("Id");
        return id?.Element("IBAN")?.Value ?? id?.Element("Othr")?.Element("Id")?.Value;
    }
}
