using System.Text;
using System.Xml;
using JkLab.Bench.Load;
using JkLab.Bench.Load.Databases;
using JkLab.Bench.Load.Server;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Invoicing.Payments;
using Microsoft.Data.Sqlite;

namespace JkLab.Bench.Books;

/// <summary>
/// A data folder with an open invoice of the same amount for every licence, which waits for the money, and the bank's statement that pays all of them, in
/// another order. The documents themselves are left out: no import reads them.
/// </summary>
internal static class InvoiceDatabase
{
    internal const string Iban = "DE89370400440532013000";

    /// <summary>More than the year has invoices.</summary>
    private const int Digits = 8;

    /// <summary>The settings, as the program takes them from its environment.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["Mail__From"] = "info@jk-lab.example",
        ["Mail__Smtp__Host"] = "127.0.0.1",
        ["Site__PublicUrl"] = "https://licenses.jk-lab.example",
        ["Seller__Name"] = "JK-LAB",
        ["Seller__Street"] = "Werkstraße 12",
        ["Seller__PostalCode"] = "04109",
        ["Seller__City"] = "Leipzig",
        ["Seller__Email"] = "rechnung@jk-lab.example",
        ["Seller__TaxNumber"] = "181/815/08155",
        ["Seller__VatScheme"] = "small-business",
        ["Seller__Iban"] = Iban,
        ["Seller__AccountHolder"] = "Jörg Kübler",
    };

    internal static void Make(string program, string folder, Customers customers)
    {
        LicenseDatabase.Make(program, folder, customers);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "jklab.db"), Pooling = false }.ToString());
        connection.Open();
        connection.CreateFunction("number", (long sequence) => Number(sequence));
        connection.CreateFunction("reference", (string number) => PaymentReference.Of(number));
        connection.CreateFunction("name_key", (string name) => PaymentText.NameKey(name));
        connection.Execute(
            """
            PRAGMA synchronous = OFF;
            DELETE FROM codes;
            DELETE FROM activations;
            UPDATE licenses SET status = 'pending', seats = 1, customer = 'customer' || id || '@example.com';
            INSERT INTO orders (id, email, language, kind, license_id, product, edition, seats, is_consumer, name, street, postal_code, city, country, status, created_at)
            SELECT 100000000 + ROW_NUMBER() OVER (ORDER BY id), customer, 'de', 'license', id, 1, 1, 1, 0, 'Reinigung ' || id || ' GmbH', 'Hauptstraße 5', '10115', 'Berlin', 'DE',
                   'awaiting-payment', created_at
            FROM licenses ORDER BY id;
            INSERT INTO invoices (number, year, sequence, kind, order_id, issued_on, issued_at, net, tax, total, content, xml, pdf, sha256)
            SELECT number(id - 100000000), 2026, id - 100000000, 'invoice', id, '2026-01-02', created_at, 14900, 0, 14900, '{}', '', x'', '' FROM orders ORDER BY id;
            INSERT INTO receivables (number, reference, buyer, buyer_key, total, paid, status, due_on, reminders)
            SELECT i.number, reference(i.number), o.name, name_key(o.name), i.total, 0, 'open', '2026-01-16', 0 FROM invoices i JOIN orders o ON o.id = i.order_id ORDER BY o.id;
            INSERT INTO invoice_numbers (year, last) SELECT 2026, COUNT(*) FROM invoices;
            """);
    }

    /// <summary>Writes the statement (camt.053.001.08): every invoice is paid once, on ten days, three of four by the structured reference.</summary>
    internal static void WriteStatement(string file, Customers customers)
    {
        using var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("Document", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08");
        xml.WriteStartElement("BkToCstmrStmt");
        xml.WriteStartElement("Stmt");
        Write("1", "Id");
        Write(Iban, "Acct", "Id", "IBAN");
        var order = Enumerable.Range(1, customers.Count).ToArray();
        new Random(Seed: 4).Shuffle(order);
        for (var i = 0; i < order.Length; i++) Entry(i, order[i]);

        void Entry(int i, int sequence)
        {
            var reference = PaymentReference.Of(Number(sequence));
            var day = $"2026-01-{5 + (i * 10L / order.Length):00}";
            xml.WriteStartElement("Ntry");
            Amount();
            Write("CRDT", "CdtDbtInd");
            Write("BOOK", "Sts", "Cd");
            Write(day, "BookgDt", "Dt");
            Write(day, "ValDt", "Dt");
            Write($"2026010500{i:00000000}", "AcctSvcrRef");
            xml.WriteStartElement("NtryDtls");
            xml.WriteStartElement("TxDtls");
            Write("NOTPROVIDED", "Refs", "EndToEndId");
            Amount();
            Write($"Reinigung {customers.LicenseId(sequence - 1)} GmbH", "RltdPties", "Dbtr", "Pty", "Nm");
            xml.WriteStartElement("RmtInf");
            if (i % 4 == 0) Write($"Rechnung {Number(sequence)} {NumberText.InFours(reference)} danke", "Ustrd");
            else Write(reference, "Strd", "CdtrRefInf", "Ref");
            for (var open = 0; open < 4; open++) xml.WriteEndElement();
        }

        void Amount()
        {
            xml.WriteStartElement("Amt");
            xml.WriteAttributeString("Ccy", "EUR");
            xml.WriteString("149.00");
            xml.WriteEndElement();
        }

        void Write(string text, params ReadOnlySpan<string> names)
        {
            foreach (var name in names) xml.WriteStartElement(name);
            xml.WriteString(text);
            foreach (var _ in names) xml.WriteEndElement();
        }
    }

    private static string Number(long sequence) => $"2026-{sequence.ToString(new string('0', Digits), System.Globalization.CultureInfo.InvariantCulture)}";
}
