namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>What an import of statements did, as it adds up.</summary>
public sealed class ImportResult
{
    private readonly List<MatchedInvoice> matched = [];
    private readonly List<long> returned = [];

    /// <summary>How many entries there were.</summary>
    public long Entries { get; private set; }

    /// <summary>Credits that were not known before.</summary>
    public long New { get; private set; }

    /// <summary>Credits that were.</summary>
    public long Known { get; private set; }

    /// <summary>The invoices that new ones paid, each with its amount.</summary>
    public IReadOnlyList<MatchedInvoice> Matched => matched;

    /// <summary>New ones that need a decision.</summary>
    public long Open { get; private set; }

    /// <summary>What is no credit in euro on the account: debits, pending ones, other currencies.</summary>
    public long Ignored { get; private set; }

    /// <summary>Payments of before that the bank has taken back, by their numbers.</summary>
    public IReadOnlyList<long> Returned => returned;

    /// <summary>An entry that is only counted; or the payment that it takes back.</summary>
    internal void Ignore(long? payment)
    {
        Entries++;
        Ignored++;
        if (payment is { } id) returned.Add(id);
    }

    /// <summary>A credit: the payment, where it is new, and the invoice that it paid.</summary>
    internal void Take(Payment? payment, string? invoice)
    {
        Entries++;
        if (payment is null) Known++;
        else New++;
        if (payment is not null && invoice is null) Open++;
        if (payment is not null && invoice is not null) matched.Add(new MatchedInvoice(invoice, payment.Amount));
    }

    /// <summary>Adds what another part of the import did.</summary>
    internal void Add(ImportResult part)
    {
        (Entries, New, Known, Open, Ignored) = (Entries + part.Entries, New + part.New, Known + part.Known, Open + part.Open, Ignored + part.Ignored);
        matched.AddRange(part.Matched);
        returned.AddRange(part.Returned);
    }
}

/// <summary>An invoice that an import paid.</summary>
public sealed record MatchedInvoice(string InvoiceNumber, Money Amount);
