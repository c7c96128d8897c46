using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing;

/// <summary>What invoicing keeps about people: eight years from the end of the year (§ 14b UStG, § 147 AO), longer while a year is held; it outlives the account.</summary>
internal static class InvoicingData
{
    private const string Own = "account_id = @account OR LOWER(email) = LOWER(@email)";
    private const string OwnOrders = $"order_id IN (SELECT id FROM orders WHERE {Own})";

    private static readonly Processing Invoicing = new("invoicing", LegalBasis.Contract, LegalBasis.LegalDuty);

    private const string OwnInvoices = $"(SELECT number FROM invoices WHERE {OwnOrders})";
    private const string HeldPayment = "EXISTS (SELECT 1 FROM tax_holds WHERE year = CAST(SUBSTR(payments.booked_on, 1, 4) AS INTEGER))";

    // What pays an invoice stays as long as that does, so that sums agree.
    private const string OverPayments =
        $"""
        status <> 'dismissed' AND booked_on < @limit AND NOT {HeldPayment}
        AND NOT EXISTS (SELECT 1 FROM payment_parts part JOIN receivables r ON r.number = part.number WHERE part.payment_id = payments.id)
        """;

    private const string OverDismissed = $"status = 'dismissed' AND booked_on < @limit AND NOT {HeldPayment}";

    // A credit note stays as long as the invoice that it cancels is held.
    private const string OverInvoices =
        """
        issued_on < @limit AND NOT EXISTS (SELECT 1 FROM tax_holds h WHERE h.year = invoices.year)
        AND NOT EXISTS (SELECT 1 FROM invoices canceled JOIN tax_holds h ON h.year = canceled.year WHERE canceled.number = invoices.corrects)
        """;

    private static readonly PersonalColumn[] OfPayment =
    [
        new("booked_on", "moment"), new("id", "payment-number"), new("amount", "cents"), new("assigned", "cents"), new("payer", "payer"), new("remittance", "remittance"), new("text_key", "remittance"),
        new("bank_reference", "bank-reference"), new("status", "status"), new("reason", "status-reason"), new("returned_on", "moment"), new("imported_at", "moment"),
    ];

    private static readonly Retention TenYears = new(OverPayments) { Years = 10, FromEndOfYear = true };
    private static readonly Retention AYear = new(OverDismissed) { Years = 1 };
    private static readonly Retention EightYears = new("") { Years = 8, FromEndOfYear = true };

    /// <summary>The day before which the period of what was issued is over.</summary>
    internal static string OverBefore(DateTimeOffset now) => EightYears.Limit(now);

    internal static readonly PersonalTable[] All =
    [
        new("prices") { Others = ["id", "product", "edition", "starts_on", "cents"] },
        new("invoice_numbers") { Others = ["year", "last"] },
        new("skipped_numbers") { Others = ["year", "first", "last", "at"] },
        new("tax_holds") { Others = ["year"] },
        new("invoice_period") { Others = ["one", "over_on"] },
        new("orders", Invoicing, Own)
        {
            KeptFor = KeptFor.LegalDuty,
            Columns =
            [
                new("created_at", "since"), new("id", "order-number"), new("account_id", "account-number") { ClearedTo = "NULL" }, new("email", "email") { ClearedTo = PersonalColumn.TheirAddress },
                new("language", "language"), new("kind", "order-kind"), new("license_id", "license-number"), new("product", "product"), new("edition", "edition"), new("seats", "seats"),
                new("is_consumer", "is-consumer"), new("name", "billing-name"), new("street", "billing-address"), new("postal_code", "billing-address"), new("city", "billing-address"),
                new("country", "billing-address"), new("vat_id", "vat-id"), new("status", "status"), new("closed_at", "moment"), new("fulfilled", "status"),
            ],
            Retention = EightYears with { Over = $"created_at < @limit AND NOT EXISTS (SELECT 1 FROM invoices WHERE order_id = orders.id AND NOT ({OverInvoices}))", Ends = "created_at" },
        },
        new("invoices", Invoicing, OwnOrders)
        {
            KeptFor = KeptFor.LegalDuty,
            Columns =
            [
                new("issued_on", "since"), new("number", "invoice-number"), new("kind", "invoice-kind"), new("order_id", "order-number"), new("corrects", "corrects"), new("net", "cents"),
                new("tax", "cents"), new("total", "cents"), new("content", "invoice") { FileName = "number || '.json'" }, new("xml", "invoice") { FileName = "number || '.xml'" },
                new("pdf", "invoice") { FileName = "number || '.pdf'" },
            ],
            Others = ["year", "sequence", "issued_at", "sha256"],
            Retention = EightYears with
            {
                Over = OverInvoices,
                Ends = "CASE WHEN EXISTS (SELECT 1 FROM tax_holds WHERE year = invoices.year) THEN NULL ELSE issued_on END",
                Before = "INSERT INTO invoice_period (one, over_on) VALUES (1, @limit) ON CONFLICT (one) DO UPDATE SET over_on = EXCLUDED.over_on",
            },
        },
        new("receivables", Invoicing, $"number IN (SELECT number FROM invoices WHERE {OwnOrders})")
        {
            KeptFor = KeptFor.LegalDuty,
            Columns =
            [
                new("due_on", "payable-by"), new("number", "invoice-number"), new("reference", "payment-reference"), new("buyer", "billing-name"), new("buyer_key", "billing-name"), new("total", "cents"), new("paid", "cents"),
                new("status", "status"), new("reminders", "reminders"), new("reminded_on", "moment"),
            ],
            Retention = EightYears with { Over = $"number IN (SELECT number FROM invoices WHERE {OverInvoices})" },
        },

        new("withdrawals", Invoicing, "LOWER(email) = LOWER(@email)")
        {
            KeptFor = KeptFor.LegalDuty,
            Columns =
            [
                new("at", "moment"), new("id", "request-number"), new("name", "name"), new("contract", "order-number"), new("email", "email"), new("order_id", "order-number"), new("outcome", "status"),
            ],
            Retention = EightYears with { Years = 6, Over = "at < @limit", Ends = "at" }, // a business letter
        },

        // Payments for invoices; those that were for nothing here are nobody's that could be told, and go after a year.
        new("payments", Invoicing, $"id IN (SELECT payment_id FROM payment_parts WHERE number IN {OwnInvoices})")
        {
            KeptFor = KeptFor.LegalDuty,
            Columns = OfPayment,
            Others = ["import_id"],
            Retention = TenYears with { Ends = $"CASE WHEN {HeldPayment} THEN NULL ELSE booked_on END" },
        },
        new("payments", Invoicing) { Columns = OfPayment, Others = ["import_id"], Retention = AYear },
        new("payment_parts", Invoicing, $"number IN {OwnInvoices}")
        {
            KeptFor = KeptFor.LegalDuty,
            Columns = [new("at", "moment"), new("payment_id", "payment-number"), new("number", "invoice-number"), new("amount", "cents")],
            Retention = TenYears with { Over = $"payment_id IN (SELECT id FROM payments WHERE {OverPayments})" },
        },
        new("payment_identities") { Others = ["identity", "payment_id"], Retention = TenYears with { Over = $"payment_id IN (SELECT id FROM payments WHERE {OverPayments})" } },
        new("payment_identities") { Others = ["identity", "payment_id"], Retention = AYear with { Over = $"payment_id IN (SELECT id FROM payments WHERE {OverDismissed})" } },
    ];
}
