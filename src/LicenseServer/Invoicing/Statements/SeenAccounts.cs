namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>Of which accounts a file has statements. Other people's accounts are remembered by their last four characters alone.</summary>
/// <param name="own">The seller's.</param>
internal sealed class SeenAccounts(OwnAccount own)
{
    private const int MaxShown = 10;

    private readonly SortedSet<string> others = new(StringComparer.Ordinal);

    /// <summary>Whether one is of the seller's account.</summary>
    public bool HasOwn { get; private set; }

    /// <summary>The others, as they may be shown: <c>…2051</c>.</summary>
    public IReadOnlyCollection<string> Others => others;

    /// <summary>How many statements there were before this one.</summary>
    public int Statements { get; private set; } = -1;

    /// <summary>Takes note that a statement begins.</summary>
    public void Begin() => Statements++;

    /// <summary>Takes note of an account.</summary>
    /// <param name="account">As the file writes it; null or empty where it names none.</param>
    /// <returns>Whether it is the seller's.</returns>
    public bool Add(string? account)
    {
        var compact = NumberText.Compact(account ?? "");
        if (compact.Length > 0 && own.Is(compact)) return HasOwn = true;
        if (others.Count < MaxShown) others.Add(compact.Length == 0 ? "one without a number" : "…" + StatementText.Line(compact[^Math.Min(4, compact.Length)..]));
        return false;
    }

    /// <summary>Ensures that a file with accounts has the seller's among them; one that names no account is taken as it is.</summary>
    /// <exception cref="StatementException">It has others alone.</exception>
    public void Check(string name)
    {
        if (HasOwn || others.Count == 0) return;
        throw new StatementException(
            $"{name} has no statement of the seller's account, but of {string.Join(", ", others)}",
            "name a statement of the account in Seller:Iban, or correct the setting");
    }
}
