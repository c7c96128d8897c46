using System.Xml.Linq;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>One <c>TxDtls</c>: a payment within an entry.</summary>
internal sealed record CamtDetails
{
    /// <summary>Its own amount, where there is one in euro: <c>Amt</c> (04 and later), else <c>AmtDtls/TxAmt/Amt</c> (02).</summary>
    public Money? Amount { get; private init; }

    /// <summary>Its own direction, where it names one.</summary>
    public bool? IsCredit { get; private init; }

    /// <summary>Whether it has return information.</summary>
    public bool IsReturn { get; private init; }

    /// <summary>Why it went back: the code, else a text.</summary>
    public string? ReturnReason { get; private init; }

    /// <summary>The bank's own reference of it.</summary>
    public string? Reference { get; private init; }

    /// <summary>Who paid, with the ultimate debtor in parentheses where that is somebody else.</summary>
    public string? Payer { get; private init; }

    /// <summary>To whom it went.</summary>
    public string? Payee { get; private init; }

    /// <summary>The payer's own reference.</summary>
    public string? EndToEndId { get; private init; }

    /// <summary>What the payer wrote.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The structured references; several where one transfer pays several invoices.</summary>
    public IReadOnlyList<string> CreditorReferences { get; private init; } = [];

    /// <summary>Reads one.</summary>
    public static CamtDetails Read(XElement details)
    {
        var (references, parties, information, back) = (details.Element("Refs"), details.Element("RltdPties"), details.Elements("RmtInf"), details.Element("RtrInf"));
        var lines = information.Elements("Ustrd").Concat(information.Elements("Strd").Elements("AddtlRmtInf")).Select(line => line.Value).ToList();
        var amount = details.Element("Amt") ?? details.Element("AmtDtls")?.Element("TxAmt")?.Element("Amt");
        var reason = back?.Element("Rsn");
        return new CamtDetails
        {
            Amount = amount?.Attribute("Ccy")?.Value == "EUR" && StatementAmount.TryParseXml(amount.Value, out var money) ? money : null,
            IsCredit = IsCreditOf(details),
            IsReturn = back is not null,
            ReturnReason = StatementText.Name((reason?.Element("Cd") ?? reason?.Element("Prtry") ?? back?.Element("AddtlInf"))?.Value),
            Reference = StatementText.Reference(references?.Element("AcctSvcrRef")?.Value),
            Payer = WithUltimate(NameOf(parties, "Dbtr"), NameOf(parties, "UltmtDbtr")),
            Payee = NameOf(parties, "Cdtr"),
            EndToEndId = StatementText.Reference(references?.Element("EndToEndId")?.Value),
            Lines = lines.Count > 0 ? lines : [.. details.Elements("AddtlTxInf").Select(line => line.Value)],
            CreditorReferences = [.. information.Elements("Strd").Elements("CdtrRefInf").Elements("Ref").Select(reference => StatementText.Reference(reference.Value)).OfType<string>()],
        };
    }

    /// <summary>Whether an entry or a payment within it came in; null where it does not say.</summary>
    public static bool? IsCreditOf(XElement element) => element.Element("CdtDbtInd")?.Value.Trim() switch { "CRDT" => true, "DBIT" => false, _ => null };

    /// <summary>Several as one: what they have in common, and everybody's name.</summary>
    public static CamtDetails Join(IReadOnlyCollection<CamtDetails> details) => new()
    {
        Payer = string.Join(", ", details.Select(each => each.Payer).OfType<string>().Distinct()),
        Payee = string.Join(", ", details.Select(each => each.Payee).OfType<string>().Distinct()),
        EndToEndId = details.Select(each => each.EndToEndId).Distinct().ToList() is [var only] ? only : null,
        ReturnReason = details.Select(each => each.ReturnReason).OfType<string>().FirstOrDefault(),
    };

    /// <summary>The entry with this payment's names and texts. The first structured reference is kept as such, further ones as lines of text.</summary>
    public StatementEntry Fill(StatementEntry entry) => entry with
    {
        Payer = StatementText.Name(Payer) ?? (entry.Kind == EntryKind.Return ? StatementText.Name(Payee) : null),
        Remittance = StatementText.Remittance(Lines.Concat(CreditorReferences.Skip(1))),
        CreditorReference = CreditorReferences.Count > 0 ? CreditorReferences[0] : null,
        EndToEndId = EndToEndId,
        ReturnReason = entry.Kind == EntryKind.Return ? ReturnReason : null,
    };

    private static string? NameOf(XElement? parties, string role)
    {
        var party = parties?.Element(role);
        return StatementText.Name((party?.Element("Nm") ?? party?.Element("Pty")?.Element("Nm"))?.Value);
    }

    private static string? WithUltimate(string? payer, string? ultimate) =>
        payer is null || ultimate is null || payer == ultimate ? payer ?? ultimate : $"{payer} ({ultimate})";
}
