using System.Globalization;
using System.Xml;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>Writes camt.053 in the versions that banks deliver, with the elements of a German bank's.</summary>
internal static class CamtStatementWriter
{
    /// <summary>The message, in UTF-8.</summary>
    public static byte[] Write(string version, string iban, IEnumerable<KnownPayment> payments)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true }))
        {
            xml.WriteStartElement("Document", "urn:iso:std:iso:20022:tech:xsd:camt.053.001." + version);
            xml.WriteStartElement("BkToCstmrStmt");
            Nested(xml, "written for a test", "GrpHdr", "MsgId");
            xml.WriteStartElement("Stmt");
            xml.WriteElementString("Id", "1");
            Nested(xml, iban, "Acct", "Id", "IBAN");
            foreach (var payment in payments)
            {
                Entry(xml, version, payment, "CRDT", "BOOK");
                Entry(xml, version, payment, "DBIT", "BOOK");
                Entry(xml, version, payment, "CRDT", "PDNG");
            }
        }

        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, string version, KnownPayment payment, string side, string status)
    {
        var date = payment.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        xml.WriteStartElement("Ntry");
        Amount(xml, payment);
        xml.WriteElementString("CdtDbtInd", side);
        Nested(xml, status, version == "08" ? ["Sts", "Cd"] : ["Sts"]);
        Nested(xml, date, "BookgDt", "Dt");
        Nested(xml, date, "ValDt", "Dt");
        if (payment.BankReference is not null) xml.WriteElementString("AcctSvcrRef", payment.BankReference);
        Nested(xml, "166", "BkTxCd", "Prtry", "Cd");
        xml.WriteStartElement("NtryDtls");
        xml.WriteStartElement("TxDtls");
        Nested(xml, payment.EndToEndId ?? "NOTPROVIDED", "Refs", "EndToEndId");
        if (version == "02") xml.WriteStartElement("AmtDtls");
        if (version == "02") xml.WriteStartElement("TxAmt");
        Amount(xml, payment);
        if (version == "02") xml.WriteEndElement();
        if (version == "02") xml.WriteEndElement();
        Nested(xml, payment.Payer, version == "08" ? ["RltdPties", "Dbtr", "Pty", "Nm"] : ["RltdPties", "Dbtr", "Nm"]);
        xml.WriteStartElement("RmtInf");
        xml.WriteElementString("Ustrd", payment.Remittance);
        if (payment.CreditorReference is not null) Nested(xml, payment.CreditorReference, "Strd", "CdtrRefInf", "Ref");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteElementString("AddtlNtryInf", "GUTSCHR. UEBERWEISUNG");
        xml.WriteEndElement();
    }

    private static void Amount(XmlWriter xml, KnownPayment payment)
    {
        xml.WriteStartElement("Amt");
        xml.WriteAttributeString("Ccy", "EUR");
        xml.WriteString(payment.Amount.ToString());
        xml.WriteEndElement();
    }

    private static void Nested(XmlWriter xml, string text, params string[] names)
    {
        foreach (var name in names) xml.WriteStartElement(name);
        xml.WriteString(text);
        foreach (var _ in names) xml.WriteEndElement();
    }
}
