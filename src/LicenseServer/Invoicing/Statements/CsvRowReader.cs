namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>Makes an entry of a row. What is of another account, pending, or in another currency is not looked at any further; what is, can be read in full or refuses the file.</summary>
/// <param name="columns">What the columns are.</param>
/// <param name="values">The row.</param>
/// <param name="place">Where it is, for messages.</param>
/// <param name="accounts">Takes note of the account.</param>
internal sealed class CsvRowReader(CsvColumns columns, string[] values, string place, SeenAccounts accounts)
{
    private const string Hint = "correct the row in a copy of the file, or ask the bank for camt.053; nothing was taken in";
    private static readonly string[] Pending = ["vorgemerkt", "vormerk", "pending", "nicht gebucht", "ungebucht", "unbooked", "storniert", "abgelehnt", "declined", "failed", "reverted", "cancel"];
    private static readonly string[] Booked = ["gebucht", "umsatz gebucht", "booked", "completed", "executed", "ausgeführt", "abgeschlossen", "erledigt", "settled", "posted", "bestätigt"];

    /// <summary>Reads the row.</summary>
    /// <exception cref="StatementException">It cannot be read.</exception>
    public StatementEntry Read()
    {
        if (values.Length < columns.Count || values.Skip(columns.Count).Any(value => !string.IsNullOrWhiteSpace(value))) throw Refuse($"there are {values.Length} values and not {columns.Count}");
        if (columns.Has(CsvField.Account) && !IsOwn()) return StatementEntry.Ignored;
        if (IsPending() || !IsEuro()) return StatementEntry.Ignored;
        var amount = Amount();
        if (!StatementDate.TryParse(Value(CsvField.Date), out var bookedOn)) throw Unreadable(CsvField.Date);
        if (!StatementDate.TryParse(Value(CsvField.ValueDate), out var valuedOn) && Value(CsvField.ValueDate).Length > 0) throw Unreadable(CsvField.ValueDate);
        if (amount <= Money.Zero) return StatementEntry.Ignored;
        return new StatementEntry(
            EntryKind.Payment, null, bookedOn, valuedOn.Length > 0 ? valuedOn : null, amount, StatementText.Name(Value(CsvField.Payer)),
            StatementText.Remittance([Value(CsvField.Text)]), null, StatementText.Reference(Value(CsvField.Reference)), null);
    }

    /// <summary>The refusal of the row.</summary>
    public StatementException Refuse(string why) => new($"{place}: {why}", Hint);

    private bool IsOwn() => Value(CsvField.Account) is { Length: > 0 } account ? accounts.Add(account) : throw Refuse($"the column '{columns.NameOf(CsvField.Account)}' is empty");

    /// <summary>What stands under Info is a remark; a status that is unknown could mean anything, and so is refused.</summary>
    private bool IsPending()
    {
        var status = Value(CsvField.Status);
        if (Pending.Any(word => status.Contains(word, StringComparison.OrdinalIgnoreCase))) return true;
        return status.Length == 0 || CsvNames.Fold(columns.NameOf(CsvField.Status)) == "info" || Booked.Contains(status, StringComparer.OrdinalIgnoreCase) ? false : throw Unreadable(CsvField.Status);
    }

    private bool IsEuro()
    {
        var currency = Value(CsvField.Currency);
        return currency is "" or "€" || (currency.Length == 3 && currency.All(char.IsAsciiLetter) ? currency.Equals("EUR", StringComparison.OrdinalIgnoreCase) : throw Unreadable(CsvField.Currency));
    }

    private Money Amount()
    {
        if (!columns.Has(CsvField.Amount) || IsInTwoColumns()) return OfTwoColumns();
        if (!StatementAmount.TryParse(Value(CsvField.Amount), out var amount)) throw Unreadable(CsvField.Amount);
        if (!columns.Has(CsvField.Side)) return amount;
        return Value(CsvField.Side).ToUpperInvariant() switch
        {
            "H" or "HABEN" or "C" or "CR" or "CRDT" or "CREDIT" => amount,
            "S" or "SOLL" or "D" or "DR" or "DBIT" or "DEBIT" => Money.Zero,
            "" when columns.NameOf(CsvField.Side).Length == 0 => amount,
            _ => throw Unreadable(CsvField.Side),
        };
    }

    /// <summary>Deutsche Bank has all three, and fills either the amount or one of the two.</summary>
    private bool IsInTwoColumns() => columns.Has(CsvField.Debit) && columns.Has(CsvField.Credit) && (Value(CsvField.Debit) + Value(CsvField.Credit)).Length > 0;

    /// <summary>One of the two is empty or nought; a debit is nothing to the import, whatever its sign.</summary>
    private Money OfTwoColumns()
    {
        var (debit, credit) = (OfOne(CsvField.Debit), OfOne(CsvField.Credit));
        if (debit is null && credit is null) throw Refuse($"the columns '{columns.NameOf(CsvField.Debit)}' and '{columns.NameOf(CsvField.Credit)}' are both empty");
        if (debit is { Cents: not 0 } && credit is { Cents: not 0 }) throw Refuse($"the columns '{columns.NameOf(CsvField.Debit)}' and '{columns.NameOf(CsvField.Credit)}' are both filled");
        return credit ?? Money.Zero;
    }

    private Money? OfOne(CsvField field) =>
        Value(field).Length == 0 ? null : StatementAmount.TryParse(Value(field), out var amount) ? amount : throw Unreadable(field);

    private string Value(CsvField field) => columns.Value(field, values);

    private StatementException Unreadable(CsvField field) =>
        Refuse($"the column '{columns.NameOf(field)}' cannot be read: '{StatementText.Line(Value(field) is { Length: > 40 } value ? value[..40] : Value(field))}'");
}
