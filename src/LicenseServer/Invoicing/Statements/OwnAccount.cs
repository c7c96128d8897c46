namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>The seller's account, and how banks write it: as IBAN, with or without spaces, or as the bare number of former days.</summary>
internal sealed class OwnAccount
{
    private readonly string iban;
    private readonly HashSet<string> numbers = [];

    private OwnAccount(string iban) => this.iban = iban;

    /// <summary>The account with an IBAN.</summary>
    /// <param name="iban">The IBAN; spaces and small letters do not matter.</param>
    /// <param name="number">The number the bank shows, where it is not the end of the IBAN.</param>
    /// <exception cref="ArgumentException">The IBAN is empty.</exception>
    public static OwnAccount Of(string iban, string? number = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(iban);
        var account = new OwnAccount(NumberText.Compact(iban));
        account.AddNumber(account.iban.Length > 10 ? account.iban[^10..] : "");
        account.AddNumber(account.iban.Length > 4 ? account.iban[4..] : "");
        account.AddNumber(NumberText.Compact(number ?? ""));
        return account;
    }

    /// <summary>Whether a bank means this account: its IBAN, or its number (the last ten digits of a German IBAN, or sort code and number) without leading zeros.</summary>
    public bool Is(string text)
    {
        var compact = NumberText.Compact(text);
        return compact == iban || (compact.All(char.IsAsciiDigit) && numbers.Contains(compact.TrimStart('0')));
    }

    private void AddNumber(string number)
    {
        var bare = number.TrimStart('0');
        if (bare.Length > 0 && bare.All(char.IsAsciiDigit)) numbers.Add(bare);
    }
}
