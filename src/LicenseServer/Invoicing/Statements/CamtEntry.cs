using System.Xml.Linq;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// One <c>Ntry</c> of a camt message. Booked is <c>Sts</c> BOOK (02, 04) or <c>Sts/Cd</c> BOOK (08 and later). An entry may gather several payments, each a
/// <c>TxDtls</c>; they are taken apart only where each has its amount in euro and these add up to the entry's to the cent. Otherwise the entry is one payment
/// of its whole amount, with the texts of all: what the account received is certain, how to share it out is not.
/// </summary>
internal static class CamtEntry
{
    /// <summary>Names of the elements that are looked at.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>
    {
        "Amt", "CdtDbtInd", "RvslInd", "Sts", "Cd", "BookgDt", "ValDt", "Dt", "DtTm", "AcctSvcrRef", "AddtlNtryInf", "NtryDtls", "TxDtls", "AmtDtls", "TxAmt",
        "Refs", "EndToEndId", "RltdPties", "Dbtr", "UltmtDbtr", "Cdtr", "Pty", "Nm", "RmtInf", "Ustrd", "Strd", "CdtrRefInf", "Ref", "AddtlRmtInf", "AddtlTxInf",
        "RtrInf", "Rsn", "Prtry", "AddtlInf",
    };

    /// <summary>Takes an entry of the seller's account apart.</summary>
    /// <param name="entry">The element, reduced to <see cref="Names"/>.</param>
    /// <param name="place">Where it is, for messages.</param>
    /// <exception cref="StatementException">Its direction, amount or date cannot be read.</exception>
    public static IEnumerable<StatementEntry> Read(XElement entry, string place)
    {
        if (StatusOf(entry) != "BOOK" || entry.Element("Amt")?.Attribute("Ccy")?.Value != "EUR") return [StatementEntry.Ignored];
        var isCredit = CamtDetails.IsCreditOf(entry) ?? throw Unreadable(place, "direction", entry.Element("CdtDbtInd"));
        var isReversal = entry.Element("RvslInd")?.Value.Trim() is "true" or "1";
        if (isCredit && isReversal) return [StatementEntry.Ignored];

        var details = entry.Elements("NtryDtls").Elements("TxDtls").Select(CamtDetails.Read).ToList();
        if (!isCredit && !isReversal && details.All(each => each is { IsCredit: not true, IsReturn: false })) return [StatementEntry.Ignored];
        if (!StatementAmount.TryParseXml(entry.Element("Amt")?.Value, out var amount)) throw Unreadable(place, "amount", entry.Element("Amt"));
        var common = new StatementEntry(
            KindOf(isCredit, isReversal || details.Any(each => each.IsReturn)), StatementText.Reference(entry.Element("AcctSvcrRef")?.Value),
            DayOf(entry, "BookgDt", place) ?? DayOf(entry, "ValDt", place) ?? throw Unreadable(place, "booking date", null), DayOf(entry, "ValDt", place), amount,
            null, StatementText.Remittance([entry.Element("AddtlNtryInf")?.Value]), null, null, null);

        var own = details.Select(each => each.Reference).OfType<string>().CountBy(reference => reference).ToDictionary();
        var entries = details.Count == 0 ? [common]
            : details.Count > 1 && AddUp(details, isCredit, amount) ? details.Select((each, i) => Apart(each, i))
            : [Together(common, details)];
        return entries.Select(each => each.Kind == EntryKind.Ignored || each.Amount <= Money.Zero ? StatementEntry.Ignored : each);

        StatementEntry Apart(CamtDetails each, int i) => each.Fill(common with { Kind = KindOf(each.IsCredit ?? isCredit, isReversal || each.IsReturn) }) with
        {
            Amount = each.Amount!.Value,
            BankReference = (each.Reference ?? common.BankReference) is not { } reference ? null
                : each.Reference is not null && own[reference] == 1 ? reference : $"{reference}#{i + 1}",
        };
    }

    private static StatementEntry Together(StatementEntry common, List<CamtDetails> details)
    {
        if (details is [var only]) return only.Fill(common) with { BankReference = only.Reference ?? common.BankReference };
        var references = details.SelectMany(each => each.CreditorReferences).Distinct().ToList();
        var all = CamtDetails.Join(details) with { Lines = [.. details.SelectMany(each => each.Lines), .. references.Count > 1 ? references : []] };
        return all.Fill(common) with { CreditorReference = references is [var reference] ? reference : null };
    }

    private static EntryKind KindOf(bool isCredit, bool isReturn) => isCredit ? EntryKind.Payment : isReturn ? EntryKind.Return : EntryKind.Ignored;

    private static bool AddUp(List<CamtDetails> details, bool isCredit, Money amount) =>
        details.All(each => each.Amount is not null) &&
        details.Sum(each => (decimal)((each.IsCredit ?? isCredit) == isCredit ? each.Amount!.Value : Money.Zero - each.Amount!.Value).Cents) == amount.Cents;

    private static string? StatusOf(XElement entry)
    {
        var status = entry.Element("Sts");
        return (status is { HasElements: true } ? status.Element("Cd") : status)?.Value.Trim();
    }

    private static string? DayOf(XElement entry, string name, string place)
    {
        var date = entry.Element(name) is { } choice ? choice.Element("Dt") ?? choice.Element("DtTm") : null;
        if (date is null) return null;
        return StatementDate.TryParseIso(date.Value, out var day) ? day : throw Unreadable(place, name == "ValDt" ? "value date" : "booking date", date);
    }

    private static StatementException Unreadable(string place, string what, XElement? element) => new(
        element is null ? $"{place} has no {what}" : $"{place}: the {what} cannot be read: '{StatementText.Line(element.Value.Length > 40 ? element.Value[..40] : element.Value)}'",
        "ask the bank for the file once more; nothing of it was taken in");
}
